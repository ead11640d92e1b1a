import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { CoderApi, PutOutcome } from './port.ts';
import { ORGANIZATION, quickApi, USER } from './testing/api.ts';
import { sendJson, startServer } from './testing/server.ts';

const open: { close: () => Promise<void> | void }[] = [];
const keep = <T extends { close: () => Promise<void> | void }>(thing: T): T => {
  open.push(thing);
  return thing;
};
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

type Write = (api: CoderApi) => Promise<PutOutcome>;
const run = async (write: Write, answer: (response: ServerResponse) => void) => {
  const server = keep(await startServer((_, response) => answer(response)));
  const outcome = await write(keep(quickApi(server.url)));
  return { outcome, seen: server.seen };
};
const say =
  (status: number, value: unknown) =>
  (response: ServerResponse): void =>
    sendJson(response, status, value);

const OTHER = '6f1c2f0e-8d0e-4a57-9a0b-0a4a1c1d2e03';
const user = (more: object = {}) => ({ id: USER, username: 'u', status: 'active', roles: [], ...more });
const member = (more: object = {}) => ({ user_id: USER, organization_id: ORGANIZATION, roles: [], ...more });
const ROLE = {
  displayName: 'Support',
  permissions: [{ scope: 'org', negate: false, resourceType: 'workspace', action: 'read' }],
} as const;
const roleAnswer = (more: object = {}) => ({
  name: 'support',
  display_name: 'Support',
  organization_id: ORGANIZATION,
  organization_permissions: [{ negate: false, resource_type: 'workspace', action: 'read' }],
  organization_member_permissions: null,
  ...more,
});

const WRITES: readonly (readonly [string, Write, string, string, number, unknown])[] = [
  [
    'site roles',
    (api) => api.putSiteRoles(USER, ['b', 'a']),
    'PUT',
    `/users/${USER}/roles`,
    200,
    user({ roles: [{ name: 'b' }, { name: 'a' }] }),
  ],
  [
    'a suspension',
    (api) => api.setSuspended(USER, true),
    'PUT',
    `/users/${USER}/status/suspend`,
    200,
    user({ status: 'suspended' }),
  ],
  [
    'an activation',
    (api) => api.setSuspended(USER, false),
    'PUT',
    `/users/${USER}/status/activate`,
    200,
    user(),
  ],
  [
    'an addition',
    (api) => api.addMember(ORGANIZATION, USER),
    'POST',
    `/organizations/${ORGANIZATION}/members/${USER}`,
    200,
    member(),
  ],
  [
    'a removal',
    (api) => api.removeMember(ORGANIZATION, USER),
    'DELETE',
    `/organizations/${ORGANIZATION}/members/${USER}`,
    204,
    null,
  ],
  [
    'a new role',
    (api) => api.putCustomRole(ORGANIZATION, 'support', ROLE, true),
    'POST',
    `/organizations/${ORGANIZATION}/members/roles`,
    200,
    roleAnswer(),
  ],
  [
    'a changed role',
    (api) => api.putCustomRole(ORGANIZATION, 'support', ROLE, false),
    'PUT',
    `/organizations/${ORGANIZATION}/members/roles`,
    200,
    roleAnswer(),
  ],
  [
    'a deleted role',
    (api) => api.deleteCustomRole(ORGANIZATION, 'support'),
    'DELETE',
    `/organizations/${ORGANIZATION}/members/roles/support`,
    204,
    null,
  ],
  [
    'the end of a token',
    (api) => api.expireToken(USER, 'another123'),
    'PUT',
    `/users/${USER}/keys/another123/expire`,
    204,
    null,
  ],
];

describe.each(WRITES)('a write of %s', (_, write, method, path, status, answer) => {
  it('sends one request and believes the answer that shows what was sent', async () => {
    const { outcome, seen } = await run(write, (response) =>
      status === 204 ? response.writeHead(204).end() : sendJson(response, status, answer),
    );
    expect(outcome).toMatchObject({ class: 'applied', status });
    expect(seen.map((one) => [one.method, one.path])).toEqual([[method, `/api/v2${path}`]]);
  });

  it.each([500, 502, 503, 504, 202])('leaves a %i open and sends nothing again', async (code) => {
    const { outcome, seen } = await run(write, say(code, {}));
    expect(outcome.class).toBe('unknown');
    expect(seen).toHaveLength(1);
  });

  it('leaves a connection that breaks after it was sent open, and sends nothing again', async () => {
    const { outcome, seen } = await run(write, (response) => response.destroy());
    expect(outcome.class).toBe('unknown');
    expect(seen).toHaveLength(1);
  });

  it('calls a host that takes no connection not sent, a 401 signed out and a 429 throttled', async () => {
    const gone = await startServer(() => undefined);
    await gone.close();
    expect(await write(keep(quickApi(gone.url)))).toMatchObject({ class: 'not-sent' });
    expect((await run(write, say(401, { message: 'signed out' }))).outcome.class).toBe('signed-out');
    expect((await run(write, say(429, { message: 'slow' }))).outcome.class).toBe('throttled');
  });

  it('believes a 403 or 404 only after a read, whoever said it', async () => {
    for (const words of [{ message: 'Forbidden.' }, { message: 'no' }])
      expect((await run(write, say(403, words))).outcome.class).toBe('refused-unproven');
    const standard = { message: 'Resource not found or you do not have access to this resource' };
    expect((await run(write, say(404, standard))).outcome.class).toBe('refused-unproven');
  });

  it('is refused for good in words that only Coder uses', async () => {
    const words = { message: 'Custom Roles is a Premium feature. Contact sales!' };
    expect((await run(write, say(403, words))).outcome).toMatchObject({
      class: 'rejected',
      code: 'not-licensed',
    });
  });
});

describe('a 200 that is not about what was sent', () => {
  it.each<readonly [string, Write, unknown]>([
    ['other site roles', (api) => api.putSiteRoles(USER, ['a']), user({ roles: [{ name: 'b' }] })],
    ['another user', (api) => api.putSiteRoles(USER, []), user({ id: OTHER })],
    ['a user who is not suspended', (api) => api.setSuspended(USER, true), user()],
    ['a user who is still suspended', (api) => api.setSuspended(USER, false), user({ status: 'suspended' })],
    ['another member', (api) => api.addMember(ORGANIZATION, USER), member({ user_id: OTHER })],
    [
      'fewer permissions, since PUT drops some without a word',
      (api) => api.putCustomRole(ORGANIZATION, 'support', ROLE, false),
      roleAnswer({ organization_permissions: [] }),
    ],
    [
      'another display name',
      (api) => api.putCustomRole(ORGANIZATION, 'support', ROLE, true),
      roleAnswer({ display_name: 'Other' }),
    ],
    [
      'another role',
      (api) => api.putCustomRole(ORGANIZATION, 'support', ROLE, true),
      roleAnswer({ name: 'other' }),
    ],
  ])('is not believed: %s', async (_, write, answer) => {
    const { outcome } = await run(write, say(200, answer));
    expect(outcome).toMatchObject({ class: 'unknown', status: 200 });
  });
});

describe('what is so already', () => {
  it.each<readonly [string, Write, number, object]>([
    [
      'a member',
      (api) => api.addMember(ORGANIZATION, USER),
      400,
      { message: 'User is already an organization member', detail: 'x' },
    ],
    [
      'a role',
      (api) => api.putCustomRole(ORGANIZATION, 'support', ROLE, true),
      400,
      {
        message: 'Failed to update role permissions',
        detail: 'pq: duplicate key value violates unique constraint "custom_roles_unique_key"',
      },
    ],
    [
      'no such role',
      (api) => api.deleteCustomRole(ORGANIZATION, 'support'),
      404,
      { message: 'No custom role with the name support found', detail: 'no role found' },
    ],
  ])('is told as that: %s', async (_, write, status, words) => {
    expect((await run(write, say(status, words))).outcome).toMatchObject({ class: 'already-so', status });
  });
});

describe('an account', () => {
  const read = async (answer: (response: ServerResponse) => void) => {
    const server = keep(await startServer((_, response) => answer(response)));
    return keep(quickApi(server.url)).readAccount(USER);
  };

  it('is read with its status and its site roles as a set', async () => {
    expect(await read(say(200, user({ roles: [{ name: 'b' }, { name: 'a' }] })))).toEqual({
      ok: true,
      value: { status: 'active', siteRoles: ['a', 'b'] },
    });
  });

  it('that the server does not know is gone, in the words of every generation', async () => {
    const late = { message: 'Resource not found or you do not have access to this resource' };
    const early = { message: '"user" must be an existing uuid or username.', detail: 'queried user="x"' };
    expect(await read(say(404, late))).toMatchObject({ failure: { code: 'user-gone' } });
    expect(await read(say(400, early))).toMatchObject({ failure: { code: 'user-gone' } });
  });

  it('of somebody else is no answer', async () => {
    expect(await read(say(200, user({ id: OTHER })))).toMatchObject({ failure: { code: 'bad-response' } });
  });
});
