import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { DEMO_PASSWORD, GENERATIONS, type Generation, startTwin, type Twin } from './index.ts';
import { SEED_COMMANDS, type SeedCommand } from './testing/seed-commands.ts';

const run = promisify(execFile);

type Expected = {
  /** What is sent where the reference shows a body; without it the example is complete as it stands. */
  readonly body?: object;
  readonly status: number;
  /** Where a generation does not have it: its own answer to that. */
  readonly old?: Partial<Record<Generation, number>>;
};

const NIL = '00000000-0000-0000-0000-000000000000';
const PASSWORD = 'quite-An0ther-passw0rd';
const ROLE = { name: 'deploy-lead', display_name: 'Lead', organization_permissions: [] };
const ROLES = 'organizations/{organization}/members/roles';
const MEMBER = 'organizations/{organization}/members/{user}';

const EXPECTED: Readonly<Record<string, Expected>> = {
  'GET /organizations/{organization}/members': { status: 200 },
  [`GET /${ROLES}`]: { status: 200 },
  [`PUT /${ROLES}`]: { status: 200, body: ROLE },
  [`POST /${ROLES}`]: { status: 200, body: { ...ROLE, name: 'brand-new' } },
  [`DELETE /${ROLES}/{roleName}`]: { status: 204 },
  [`GET /${MEMBER}`]: { status: 200, old: { '2.24': 405, '2.31': 405 } },
  [`POST /${MEMBER}`]: { status: 400 },
  [`DELETE /${MEMBER}`]: { status: 204 },
  [`PUT /${MEMBER}/roles`]: { status: 200, body: { roles: ['organization-auditor'] } },
  'GET /organizations/{organization}/paginated-members': { status: 200 },
  'GET /users/roles': { status: 200 },
  'GET /users': { status: 200 },
  'POST /users': {
    status: 201,
    body: { username: 'fresh', email: 'fresh@acme.example', password: PASSWORD, organization_ids: [NIL] },
  },
  'GET /users/authmethods': { status: 200 },
  'GET /users/first': { status: 200 },
  'POST /users/first': {
    status: 409,
    body: { username: 'first', email: 'first@acme.example', password: PASSWORD },
  },
  'POST /users/logout': { status: 200 },
  'GET /users/oauth2/github/callback': { status: 307 },
  'GET /users/oauth2/github/device': { status: 400 },
  // The owner of the demo logs in with a password; before 2.32 the word is taken for a username.
  'GET /users/oidc-claims': { status: 400 },
  'GET /users/oidc/callback': { status: 307 },
  'GET /users/{user}': { status: 200 },
  'DELETE /users/{user}': { status: 200 },
  'GET /users/{user}/appearance': { status: 200 },
  'PUT /users/{user}/appearance': {
    status: 200,
    body: { theme_preference: 'dark', terminal_font: 'fira-code' },
  },
  'GET /users/{user}/autofill-parameters': { status: 200 },
  'GET /users/{user}/gitsshkey': { status: 200 },
  'PUT /users/{user}/gitsshkey': { status: 200 },
  'POST /users/{user}/keys': { status: 201 },
  'GET /users/{user}/keys/tokens': { status: 200 },
  'POST /users/{user}/keys/tokens': { status: 201, body: { token_name: 'console' } },
  'GET /users/{user}/keys/tokens/{keyname}': { status: 200 },
  'GET /users/{user}/keys/{keyid}': { status: 200 },
  'DELETE /users/{user}/keys/{keyid}': { status: 204 },
  'PUT /users/{user}/keys/{keyid}/expire': { status: 204, old: { '2.24': 404, '2.31': 404 } },
  // Only for oneself.
  'GET /users/{user}/login-type': { status: 403 },
  'GET /users/{user}/organizations': { status: 200 },
  'GET /users/{user}/organizations/{organizationname}': { status: 200 },
  'PUT /users/{user}/password': {
    status: 204,
    body: { password: PASSWORD, old_password: DEMO_PASSWORD },
  },
  'GET /users/{user}/preferences': { status: 200, old: { '2.24': 404 } },
  'PUT /users/{user}/preferences': {
    status: 200,
    body: { task_notification_alert_dismissed: true },
    old: { '2.24': 404 },
  },
  'PUT /users/{user}/profile': { status: 200, body: { username: 'renamed', name: 'Re Named' } },
  'GET /users/{user}/roles': { status: 200 },
  'PUT /users/{user}/roles': { status: 200, body: { roles: ['auditor'] } },
  'PUT /users/{user}/status/activate': { status: 200 },
  'PUT /users/{user}/status/suspend': { status: 200 },
};

/** The command with base URL, token and placeholders replaced, and nothing else. */
const filled = (twin: Twin, { command }: SeedCommand): string =>
  Object.entries({
    'http://coder-server:8080': twin.url,
    API_KEY: twin.ownerToken,
    '{organization}': twin.organizations.coder,
    '{user}': 'plain-member',
    '{roleName}': 'support-l1',
    '{keyname}': 'demo',
    '{keyid}': twin.actors.member.slice(0, 10),
    '{organizationname}': 'labs',
    'template_id=string': 'template_id=7c60d51f-b44e-4682-87d6-449835ea4de6',
  }).reduce((text, [from, to]) => text.replace(from, to), command);

const answerOf = async (line: string): Promise<{ status: number; text: string }> => {
  const { stdout } = await run('sh', ['-c', `${line} -sS -w '\\n%{http_code}'`]);
  const at = stdout.lastIndexOf('\n');
  return { status: Number(stdout.slice(at + 1)), text: stdout.slice(0, at) };
};

const withBody = (line: string, body: object | undefined): string =>
  body === undefined ? line : `${line} --data '${JSON.stringify(body)}'`;

describe('the examples of the references', () => {
  it('are all known here', () => {
    expect(SEED_COMMANDS.map((one) => one.endpoint).sort()).toEqual(Object.keys(EXPECTED).sort());
    expect(SEED_COMMANDS.flatMap((one) => one.seeds)).toHaveLength(78);
  });
});

describe.each(GENERATIONS)('curl on %s', (generation) => {
  it.each(SEED_COMMANDS)('gets the answer of the server to $endpoint', async (example) => {
    const { status, body, old } = EXPECTED[example.endpoint] ?? { status: 0 };
    const twin = await startTwin({ members: 50, seed: 7, generation });
    try {
      const line = filled(twin, example);
      const expected = old?.[generation] ?? status;
      if (body !== undefined && old?.[generation] === undefined) {
        // As it stands the example names a body and sends none.
        const bare = await answerOf(line);
        expect([bare.status, bare.text]).toEqual([400, expect.stringContaining('"detail":"EOF"')]);
      }
      const answer = await answerOf(withBody(line, body));
      expect([answer.status, answer.text]).toEqual([expected, expect.any(String)]);
    } finally {
      await twin.close();
    }
  });
});
