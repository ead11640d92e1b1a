import { describe, expect, it } from 'vitest';
import { GENERATIONS } from '../index.ts';
import { type Client, withTwin } from '../test-client.ts';

const FORBIDDEN = 'unauthorized: rbac: forbidden';
const LOOK = { theme_preference: 'dark', terminal_font: 'fira-code' };

const putLook = (client: Client, body: object, user = 'me', token = client.twin.ownerToken) =>
  client.call('PUT', `/users/${user}/appearance`, { body, token });

describe.each(GENERATIONS)('appearance on %s', (generation) => {
  const hasModes = generation === '2.35';
  const unset = hasModes ? { theme_mode: '', theme_light: '', theme_dark: '' } : {};

  it('is empty until it is set', async () => {
    await withTwin(generation, async (client) => {
      const empty = { theme_preference: '', terminal_font: '', ...unset };
      expect((await client.call('GET', '/users/me/appearance')).json).toEqual(empty);
      expect((await putLook(client, LOOK)).json).toEqual({ ...empty, ...LOOK });
      expect((await client.call('GET', '/users/me/appearance')).json).toEqual({ ...empty, ...LOOK });
    });
  });

  it('needs both fields, and a font the server has', async () => {
    await withTwin(generation, async (client) => {
      expect((await putLook(client, {})).json).toMatchObject({
        message: 'Validation failed.',
        validations: [{ field: 'theme_preference' }, { field: 'terminal_font' }],
      });
      const comic = await putLook(client, { ...LOOK, terminal_font: 'comic' });
      expect(comic.json).toEqual({ message: 'Unsupported font family.' });
      const geist = await putLook(client, { ...LOOK, terminal_font: 'geist-mono' });
      expect(geist.status).toBe(hasModes ? 200 : 400);
    });
  });

  it('is hidden from others, with a 500 each way', async () => {
    await withTwin(generation, async (client) => {
      const token = client.twin.actors.auditor;
      const read = await client.call('GET', '/users/plain-member/appearance', { token });
      expect(read.json).toEqual({ message: 'Error reading user settings.', detail: FORBIDDEN });
      const write = await putLook(client, LOOK, 'plain-member', token);
      expect(write.status).toBe(500);
      expect(write.text).toContain(FORBIDDEN);
      const userAdmin = client.twin.actors.userAdmin;
      expect((await putLook(client, LOOK, 'plain-member', userAdmin)).status).toBe(200);
    });
  });
});

describe('appearance modes on 2.35', () => {
  it('need both themes to follow the system, and only known ones', async () => {
    await withTwin('2.35', async (client) => {
      const wrong = await putLook(client, { ...LOOK, theme_mode: 'sync', theme_light: 'pink' });
      expect(wrong.json).toMatchObject({
        validations: [
          { field: 'theme_light', detail: 'Validation failed for tag "oneof" with value: "pink"' },
          { field: 'theme_dark', detail: 'Validation failed for tag "required_if" with value: ""' },
        ],
      });
      expect((await putLook(client, { ...LOOK, theme_mode: 'both' })).status).toBe(400);
    });
  });

  it('stay when they are left out, and are cleared by the legacy word', async () => {
    await withTwin('2.35', async (client) => {
      const sync = { theme_mode: 'sync', theme_light: 'light', theme_dark: 'dark' };
      expect((await putLook(client, { ...LOOK, ...sync })).json).toMatchObject(sync);
      expect((await putLook(client, LOOK)).json).toMatchObject(sync);
      const single = await putLook(client, { ...LOOK, theme_mode: 'single', theme_dark: 'dark-tritan' });
      expect(single.json).toMatchObject({
        theme_mode: 'single',
        theme_light: 'light',
        theme_dark: 'dark-tritan',
      });
      const legacy = await putLook(client, { ...LOOK, theme_preference: 'auto' });
      expect(legacy.json).toMatchObject({ theme_mode: '', theme_light: 'light' });
    });
  });
});

describe.each(GENERATIONS)('preferences on %s', (generation) => {
  const ALL = {
    task_notification_alert_dismissed: false,
    thinking_display_mode: 'auto',
    shell_tool_display_mode: 'always_collapsed',
    code_diff_display_mode: '',
    agent_chat_send_shortcut: 'enter',
  };
  const put = (client: Client, body: object, token = client.twin.ownerToken, user = 'me') =>
    client.call('PUT', `/users/${user}/preferences`, { body, token });

  it('grew from none over one to five', async () => {
    await withTwin(generation, async (client) => {
      const read = await client.call('GET', '/users/me/preferences');
      if (generation === '2.24') expect(read.json).toEqual({ message: 'Route not found.' });
      else if (generation === '2.31') expect(read.json).toEqual({ task_notification_alert_dismissed: false });
      else expect(read.json).toEqual(ALL);
    });
  });

  it('keep what is left out, but for the one switch of the middle generation', async () => {
    await withTwin(generation, async (client) => {
      if (generation === '2.24') return expect((await put(client, {})).status).toBe(404);
      await put(client, { task_notification_alert_dismissed: true });
      const empty = await put(client, {});
      expect(empty.json).toMatchObject({ task_notification_alert_dismissed: generation === '2.35' });
      const refused = await put(client, {}, client.twin.actors.auditor, 'plain-member');
      expect(refused.json).toEqual({
        message: 'Internal error updating user task notification alert dismissed.',
        detail: FORBIDDEN,
      });
      const read = await client.call('GET', '/users/plain-member/preferences', {
        token: client.twin.actors.auditor,
      });
      expect(read.json).toEqual({ message: 'Error reading user preference settings.', detail: FORBIDDEN });
    });
  });

  it.each([
    ['thinking_display_mode', 'thinking display mode', 'auto, preview, always_expanded, always_collapsed'],
    ['shell_tool_display_mode', 'shell tool display mode', 'auto, always_expanded, always_collapsed'],
    ['code_diff_display_mode', 'code diff display mode', 'auto, always_expanded, always_collapsed'],
    ['agent_chat_send_shortcut', 'agent chat send shortcut', 'enter, modifier_enter'],
  ])('refuse an unknown %s where it exists', async (field, words, values) => {
    await withTwin(generation, async (client) => {
      const answer = await put(client, { [field]: 'sideways' });
      if (generation !== '2.35') return expect(answer.status).toBe(generation === '2.24' ? 404 : 200);
      expect(answer.json).toEqual({
        message: `Invalid ${words}.`,
        validations: [{ field, detail: `must be one of: ${values}` }],
      });
    });
  });
});
