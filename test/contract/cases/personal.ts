import { holds, on, UNKNOWN_USER, until24 } from '../run/situation.ts';
import { must, type World } from '../run/world.ts';
import { NOBODY, NOWHERE } from './ids.ts';

const fresh = async (w: World) => ({ user: (await w.newUser()).id });
const look = { theme_preference: 'dark', terminal_font: 'fira-code' };

const appearances = [
  ...on('getAppearance', [
    { title: 'never set', ask: fresh, ends: 'ok' },
    { title: 'as auditor', as: 'auditor', ask: fresh, ends: 'hidden-forbidden' },
    { title: 'nobody', ask: () => ({ user: NOBODY }), ends: UNKNOWN_USER },
  ]),
  ...on('putAppearance', [
    {
      title: 'as owner',
      ask: async (w) => ({ ...(await fresh(w)), ...look }),
      ends: 'ok',
      check: (set) => holds(set.terminal_font === 'fira-code', `font ${set.terminal_font}`),
    },
    {
      title: 'a font nobody has',
      ask: async (w) => ({ ...(await fresh(w)), ...look, terminal_font: 'comic-sans' }),
      ends: 'font-unsupported',
    },
    {
      title: 'nothing',
      ask: async (w) => ({ ...(await fresh(w)), theme_preference: '', terminal_font: '' }),
      ends: 'invalid-fields',
    },
    {
      title: 'a mode without its themes',
      ask: async (w) => ({ ...(await fresh(w)), ...look, theme_mode: 'sync' }),
      ends: { '2.24': 'ok', '2.31': 'ok', '2.35': 'invalid-fields' },
    },
    { title: 'nobody', ask: () => ({ user: NOBODY, ...look }), ends: UNKNOWN_USER },
  ]),
];

const preferences = [
  ...on('getPreferences', [
    { title: 'never set', ask: fresh, ends: until24('route-unknown', 'ok') },
    {
      title: 'as auditor',
      as: 'auditor',
      ask: fresh,
      ends: { '2.31': 'hidden-forbidden', '2.35': 'hidden-forbidden' },
    },
  ]),
  ...on('putPreferences', [
    {
      title: 'as owner',
      ask: async (w) => ({ ...(await fresh(w)), task_notification_alert_dismissed: true }),
      ends: until24('route-unknown', 'ok'),
      check: (set) => holds(set.task_notification_alert_dismissed, 'was not set'),
    },
    {
      title: 'a mode nobody knows',
      ask: async (w) => ({ ...(await fresh(w)), thinking_display_mode: 'loud' }),
      ends: { '2.35': 'preference-invalid' },
    },
  ]),
];

const belongings = [
  ...on('listAutofillParameters', [
    {
      title: 'none',
      ask: async (w) => ({ ...(await fresh(w)), template_id: NOWHERE }),
      ends: 'ok',
      check: (rows) => holds(rows.length === 0, 'there are some'),
    },
    {
      title: 'of no template',
      ask: async (w) => ({ ...(await fresh(w)), template_id: 'none' }),
      ends: 'bad-query',
    },
    {
      title: 'as auditor',
      as: 'auditor',
      ask: async (w) => ({ ...(await fresh(w)), template_id: NOWHERE }),
      ends: 'hidden-forbidden',
    },
  ]),
  ...on('getSshKey', [
    {
      title: 'as owner',
      ask: fresh,
      ends: 'ok',
      check: (key) => holds(key.public_key.endsWith('\n'), 'the key does not end with a newline'),
    },
    { title: 'as auditor', as: 'auditor', ask: fresh, ends: 'hidden-forbidden' },
    { title: 'nobody', ask: () => ({ user: NOBODY }), ends: UNKNOWN_USER },
  ]),
  ...on('regenerateSshKey', [
    { title: 'as owner', ask: fresh, ends: 'ok' },
    { title: 'as auditor', as: 'auditor', ask: fresh, ends: 'hidden-forbidden' },
  ]),
];

const places = [
  ...on('getLoginType', [
    {
      title: 'own',
      as: 'member',
      ask: () => ({ user: 'me' }),
      ends: 'ok',
      check: (told) => holds(told.login_type === 'password', `is ${told.login_type}`),
    },
    { title: 'of somebody else', ask: fresh, ends: 'login-type-private' },
  ]),
  ...on('listUserOrganizations', [
    {
      title: 'as owner',
      ask: fresh,
      ends: 'ok',
      check: (rows, w) => holds(rows.map((row) => row.id).join() === w.organization, `${rows.length} rows`),
    },
    { title: 'nobody', ask: () => ({ user: NOBODY }), ends: UNKNOWN_USER },
  ]),
  ...on('getUserOrganization', [
    {
      title: 'of a member',
      ask: async (w) => ({ ...(await fresh(w)), organizationname: w.organizationName }),
      ends: 'ok',
    },
    {
      title: 'of somebody who is no member',
      ask: async (w) => {
        const { id } = await w.newUser();
        await must('leaving', w.api.removeMember({ organization: w.organization, user: id }));
        return { user: id, organizationname: w.organizationName };
      },
      ends: 'ok',
    },
    {
      title: 'one that is not there',
      ask: async (w) => ({ ...(await fresh(w)), organizationname: 'no-such-organization' }),
      ends: 'not-visible',
    },
  ]),
];

/** What belongs to one user (coder-api 3.4). */
export const personalCases = [...appearances, ...preferences, ...belongings, ...places];
