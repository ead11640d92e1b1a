import { decodeBody } from '../http/body.ts';
import { keyed, type Route, type UserCall } from '../http/call.ts';
import { withUser } from '../http/params.ts';
import { error, json, type Reply, UNAUTHORIZED_DETAIL } from '../http/reply.ts';
import type { Traits } from '../rules/generation.ts';
import type { Personal } from '../world/account-rows.ts';
import { personalOf, updatePersonal } from '../world/personal.ts';
import type { User } from '../world/rows.ts';

const AGENT_MODES = ['auto', 'always_expanded', 'always_collapsed'];

/** A preference of 2.33 or later: what it is called in a refusal, its values, and what stands for "never set". */
const CHOICES = [
  {
    key: 'thinking_display_mode',
    words: 'thinking display mode',
    values: ['auto', 'preview', 'always_expanded', 'always_collapsed'],
    unset: 'auto',
  },
  {
    key: 'shell_tool_display_mode',
    words: 'shell tool display mode',
    values: AGENT_MODES,
    unset: 'always_collapsed',
  },
  { key: 'code_diff_display_mode', words: 'code diff display mode', values: AGENT_MODES, unset: '' },
  {
    key: 'agent_chat_send_shortcut',
    words: 'agent chat send shortcut',
    values: ['enter', 'modifier_enter'],
    unset: 'enter',
  },
] as const;

const shape = (traits: Traits, { preferences }: Personal) => ({
  task_notification_alert_dismissed: preferences.task_notification_alert_dismissed === true,
  ...(traits.preferences === 'all'
    ? Object.fromEntries(CHOICES.map(({ key, unset }) => [key, preferences[key] ?? unset]))
    : {}),
});

const read = ({ deployment, subject }: UserCall, user: User): Reply =>
  subject.can('read_personal', { type: 'user', ownerId: user.id })
    ? json(200, shape(deployment.traits, personalOf(deployment.world, user.id)))
    : error(500, 'Error reading user preference settings.', UNAUTHORIZED_DETAIL);

type Choices = Readonly<Record<(typeof CHOICES)[number]['key'], string>>;

const choiceRefusal = (body: Choices): Reply | undefined => {
  for (const { key, words, values } of CHOICES) {
    const isKnown = body[key] === '' || values.some((value) => value === body[key]);
    if (isKnown) continue;
    const detail = `must be one of: ${values.join(', ')}`;
    return error(400, `Invalid ${words}.`, '', [{ field: key, detail }]);
  }
  return undefined;
};

const write = ({ deployment, subject, rawBody }: UserCall, user: User): Reply => {
  const { traits, world } = deployment;
  const decoded = decodeBody(rawBody, 'UpdateUserPreferenceSettingsRequest', {
    task_notification_alert_dismissed: 'maybeBool',
    thinking_display_mode: 'string',
    shell_tool_display_mode: 'string',
    code_diff_display_mode: 'string',
    agent_chat_send_shortcut: 'string',
  });
  if (!decoded.ok) return decoded.reply;
  const { task_notification_alert_dismissed: dismissed, ...choices } = decoded.value;
  const isPartial = traits.preferences === 'all';
  const refused = isPartial ? choiceRefusal(choices) : undefined;
  if (refused !== undefined) return refused;
  if (!subject.can('update_personal', { type: 'user', ownerId: user.id })) {
    const message = 'Internal error updating user task notification alert dismissed.';
    return error(500, message, UNAUTHORIZED_DETAIL);
  }
  // Where there is only the one switch it is always written, left out or not.
  const given = isPartial ? Object.entries(choices).filter(([, value]) => value !== '') : [];
  const alert =
    isPartial && dismissed === null ? {} : { task_notification_alert_dismissed: dismissed === true };
  const preferences = { ...Object.fromEntries(given), ...alert };
  return json(200, shape(traits, updatePersonal(world, user.id, { preferences })));
};

/** Preferences of the dashboard, from 2.29 on. */
export const userPreferencesRoutes = (traits: Traits): readonly Route[] =>
  traits.preferences === 'none'
    ? []
    : [
        keyed('GET', '/users/{user}/preferences', withUser(read)),
        keyed('PUT', '/users/{user}/preferences', withUser(write)),
      ];
