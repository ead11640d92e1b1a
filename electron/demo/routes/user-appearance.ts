import { decodeBody } from '../http/body.ts';
import { keyed, type Route, type UserCall } from '../http/call.ts';
import { withUser } from '../http/params.ts';
import { error, json, type Reply, UNAUTHORIZED_DETAIL, type Validation } from '../http/reply.ts';
import { checkField, checkRequired, validationRefusal } from '../http/validate.ts';
import type { Traits } from '../rules/generation.ts';
import type { Personal } from '../world/account-rows.ts';
import { personalOf, updatePersonal } from '../world/personal.ts';
import type { User } from '../world/rows.ts';

const THEMES = ['light', 'light-protan-deuter', 'light-tritan', 'dark', 'dark-protan-deuter', 'dark-tritan'];
/** What old user interfaces meant by "follow the system"; it clears the mode, so that new ones can tell. */
const LEGACY_AUTO = ['auto', 'auto-protan-deuter', 'auto-tritan'];

const shape = (traits: Traits, { appearance }: Personal) => ({
  theme_preference: appearance.theme_preference ?? '',
  ...(traits.themeModes
    ? {
        theme_mode: appearance.theme_mode ?? '',
        theme_light: appearance.theme_light ?? '',
        theme_dark: appearance.theme_dark ?? '',
      }
    : {}),
  terminal_font: appearance.terminal_font ?? '',
});

const read = ({ deployment, subject }: UserCall, user: User): Reply =>
  subject.can('read_personal', { type: 'user', ownerId: user.id })
    ? json(200, shape(deployment.traits, personalOf(deployment.world, user.id)))
    : error(500, 'Error reading user settings.', UNAUTHORIZED_DETAIL);

type Body = Readonly<
  Record<'theme_preference' | 'theme_mode' | 'theme_light' | 'theme_dark' | 'terminal_font', string>
>;

const modeProblems = (body: Body): readonly Validation[] => {
  const isSync = body.theme_mode === 'sync';
  const theme = (field: 'theme_light' | 'theme_dark'): readonly Validation[] =>
    checkField(field, body[field], [
      ['required_if', !isSync || body[field] !== ''],
      ['oneof', body[field] === '' || THEMES.includes(body[field])],
    ]);
  const isKnown = ['', 'sync', 'single'].includes(body.theme_mode);
  return [
    ...checkField('theme_mode', body.theme_mode, [['oneof', isKnown]]),
    ...theme('theme_light'),
    ...theme('theme_dark'),
  ];
};

/** Without a mode the mode and both themes stay; in single mode a theme that is left out stays. */
const themeChange = (body: Body): Readonly<Record<string, string>> => {
  const mode = body.theme_mode;
  if (mode === '') return LEGACY_AUTO.includes(body.theme_preference) ? { theme_mode: '' } : {};
  const keeps = (value: string): boolean => mode === 'single' && value === '';
  return {
    theme_mode: mode,
    ...(keeps(body.theme_light) ? {} : { theme_light: body.theme_light }),
    ...(keeps(body.theme_dark) ? {} : { theme_dark: body.theme_dark }),
  };
};

const write = ({ deployment, subject, rawBody }: UserCall, user: User): Reply => {
  const { traits, world } = deployment;
  const decoded = decodeBody(rawBody, 'UpdateUserAppearanceSettingsRequest', {
    theme_preference: 'string',
    theme_mode: 'string',
    theme_light: 'string',
    theme_dark: 'string',
    terminal_font: 'string',
  });
  if (!decoded.ok) return decoded.reply;
  const body = decoded.value;
  const invalid = validationRefusal([
    ...checkRequired('theme_preference', body.theme_preference),
    ...(traits.themeModes ? modeProblems(body) : []),
    ...checkRequired('terminal_font', body.terminal_font),
  ]);
  if (invalid !== undefined) return invalid;
  if (!traits.terminalFonts.includes(body.terminal_font)) return error(400, 'Unsupported font family.');
  if (!subject.can('update_personal', { type: 'user', ownerId: user.id })) {
    return traits.themeModes
      ? error(
          500,
          'Internal error updating user appearance settings.',
          `update user theme preference: ${UNAUTHORIZED_DETAIL}`,
        )
      : error(500, 'Internal error updating user theme preference.', UNAUTHORIZED_DETAIL);
  }
  const { theme_preference, terminal_font } = body;
  const modes = traits.themeModes ? themeChange(body) : {};
  const kept = updatePersonal(world, user.id, { appearance: { theme_preference, terminal_font, ...modes } });
  return json(200, shape(traits, kept));
};

/** Theme and font; nothing set is an empty text. */
export const userAppearanceRoutes: readonly Route[] = [
  keyed('GET', '/users/{user}/appearance', withUser(read)),
  keyed('PUT', '/users/{user}/appearance', withUser(write)),
];
