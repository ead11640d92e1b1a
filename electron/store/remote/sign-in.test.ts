import { afterEach, describe, expect, it } from 'vitest';
import { quickApi } from './testing/api.ts';
import { sendJson, startServer } from './testing/server.ts';

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

const PASSWORD = 'made-up-word';
const EMAIL = 'ada@acme.example';

/** A server that answers everything with this. */
const serve = async (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) => {
  const server = await startServer((_, response) => sendJson(response, status, body, headers));
  const api = quickApi(server.url, { attempts: 1 });
  open.push(server.close, api.close);
  return { api, seen: server.seen };
};
const message = (text: string, detail = '') => ({ message: text, detail });

describe('logging in', () => {
  it('sends e-mail and password once, in the body and nowhere else', async () => {
    const session = `${'a'.repeat(10)}-${'b'.repeat(22)}`;
    const { api, seen } = await serve(201, { session_token: session });
    expect(await api.login(EMAIL, PASSWORD)).toEqual({ ok: true, value: session });
    expect(seen.map(({ method, path, body }) => [method, path, JSON.parse(body)])).toEqual([
      ['POST', '/api/v2/users/login', { email: EMAIL, password: PASSWORD }],
    ]);
  });

  it.each([
    [401, message('Incorrect email or password.'), 'bad-credentials'],
    [401, message('Your account is suspended. Contact an admin to reactivate your account.'), 'suspended'],
    [400, message('Validation failed.'), 'bad-credentials'],
    [403, message('Password authentication is disabled.'), 'password-login-off'],
    [
      403,
      message('Incorrect login type, attempting to use "password" but user is of login type "oidc"'),
      'wrong-login-type',
    ],
    [401, message('Something else'), 'unauthorized'],
    [403, message('Something else'), 'forbidden'],
    [429, message('Slow down'), 'rate-limited'],
    [500, message('An internal server error occurred.'), 'server-error'],
    [201, { session_token: 'nothing of the kind' }, 'bad-response'],
    [201, {}, 'bad-response'],
    [200, { session_token: 'x' }, 'bad-response'],
  ])('means of %d %j: %s', async (status, body, code) => {
    const { api } = await serve(status, body);
    const ended = await api.login(EMAIL, PASSWORD);
    expect(ended.ok ? 'ok' : ended.failure.code).toBe(code);
  });

  it.each([200, 201, 400, 401, 403, 409, 418, 500, 502])(
    'never passes on a password that the server repeats with a %d',
    async (status) => {
      const said = message(`You said ${PASSWORD}`, `Incorrect login type "${PASSWORD}"`);
      const { api } = await serve(status, said);
      const user = { username: 'ada', name: '', email: EMAIL, password: PASSWORD };
      for (const ended of [await api.login(EMAIL, PASSWORD), await api.createFirstUser(user)])
        expect(JSON.stringify(ended)).not.toContain(PASSWORD);
    },
  );

  it('quotes no login type that it does not know', async () => {
    const words = `Incorrect login type, attempting to use "password" but user is of login type "${PASSWORD}"`;
    const { api } = await serve(403, message(words));
    const ended = await api.login(EMAIL, PASSWORD);
    expect(JSON.stringify(ended)).not.toContain(PASSWORD);
    expect(ended).toMatchObject({ failure: { code: 'wrong-login-type' } });
  });

  it('follows no redirect', async () => {
    const { api, seen } = await serve(307, {}, { Location: 'https://evil.example/' });
    expect(await api.login(EMAIL, PASSWORD)).toMatchObject({ failure: { code: 'redirected' } });
    expect(seen.length).toBe(1);
  });
});

describe('the first user', () => {
  it.each([
    [200, message('The initial user has already been created!'), true],
    [404, message('The initial user has not been created!'), false],
    [404, message('Route not found.'), 'not-found'],
    [200, [], 'bad-response'],
  ])('is read from %d %j as %s', async (status, body, expected) => {
    const read = await (await serve(status, body)).api.readFirstUser();
    expect(read.ok ? read.value : read.failure.code).toBe(expected);
  });

  it.each([
    [201, { user_id: 'x', organization_id: 'y' }, 'ok'],
    [409, message('The initial user has already been created.'), 'first-user-exists'],
    [400, message('Password is invalid'), 'password-weak'],
    [400, message('Password not strong enough!'), 'password-weak'],
    [400, message('Validation failed.'), 'invalid-fields'],
    [500, message('Failed to generate trial'), 'server-error'],
  ])('is made, or not, with %d %j: %s', async (status, body, code) => {
    const user = { username: 'ada', name: '', email: EMAIL, password: PASSWORD };
    const made = await (await serve(status, body)).api.createFirstUser(user);
    expect(made.ok ? 'ok' : made.failure.code).toBe(code);
  });
});

describe('the ways to sign in', () => {
  it.each([
    [{}, { password: false, github: false, oidc: null }],
    [
      { password: { enabled: true }, oidc: { enabled: true, signInText: '' } },
      { password: true, github: false, oidc: 'OpenID Connect' },
    ],
    [
      { oidc: { enabled: true, signInText: 'x'.repeat(500) } },
      { password: false, github: false, oidc: 'x'.repeat(80) },
    ],
    [
      { oidc: { enabled: false, signInText: 'Acme SSO' }, github: { enabled: true } },
      { password: false, github: true, oidc: null },
    ],
  ])('are read from %j', async (body, methods) => {
    expect(await (await serve(200, body)).api.readSignInMethods()).toEqual({ ok: true, value: methods });
  });

  it.each([[[]], ['x'], [{ password: 'yes' }], [{ password: { enabled: 'true' } }]])(
    'are not %j',
    async (body) => {
      expect(await (await serve(200, body)).api.readSignInMethods()).toMatchObject({
        failure: { code: 'bad-response' },
      });
    },
  );
});
