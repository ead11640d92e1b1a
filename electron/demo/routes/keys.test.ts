import { describe, expect, it } from 'vitest';
import { DEMO_PASSWORD, GENERATIONS } from '../index.ts';
import { withTwin } from '../test-client.ts';

const HOUR_NS = 3_600_000_000_000;
const TOKENS = '/users/me/keys/tokens';

describe.each(GENERATIONS)('keys on %s', (generation) => {
  it('are made, used, listed and deleted', async () => {
    await withTwin(generation, async ({ call }) => {
      const made = await call('POST', TOKENS, { body: { token_name: 'console', lifetime: HOUR_NS } });
      expect(made.status).toBe(201);
      const { key } = made.json as { key: string };
      expect(key).toMatch(/^[0-9A-Za-z]{10}-[0-9A-Za-z]{22}$/);
      const shown = await call('GET', `/users/me/keys/${key.slice(0, 10)}`, { token: key });
      expect(shown.json).toMatchObject({ token_name: 'console', scope: 'all', lifetime_seconds: 3600 });
      const fields = Object.keys(shown.json as object);
      expect(fields.includes('scopes') && fields.includes('allow_list')).toBe(generation !== '2.24');
      const listed = await call('GET', TOKENS);
      expect(listed.text).toContain('"username":"admin"');
      expect((await call('DELETE', `/users/me/keys/${key.slice(0, 10)}`)).status).toBe(204);
      expect((await call('GET', '/users/me', { token: key })).status).toBe(401);
    });
  });

  it('are null in the list when there are none', async () => {
    await withTwin(generation, async ({ call }) => {
      expect((await call('GET', '/users/every-role/keys/tokens')).text).toBe('null\n');
    });
  });

  it('live a week at most for owners and a century for others', async () => {
    await withTwin(generation, async ({ call }) => {
      expect((await call('GET', `${TOKENS}/tokenconfig`)).text).toBe(
        '{"max_token_lifetime":604800000000000}\n',
      );
      const other = await call('GET', '/users/plain-member/keys/tokens/tokenconfig');
      expect(other.text).toBe('{"max_token_lifetime":3155760000000000000}\n');
      const long = await call('POST', TOKENS, { body: { lifetime: 169 * HOUR_NS } });
      expect(long.json).toEqual({
        message: 'Failed to validate create API key request.',
        detail: 'lifetime must be less than 168h0m0s',
      });
      expect((await call('POST', TOKENS, { body: { lifetime: 168 * HOUR_NS } })).status).toBe(201);
    });
  });

  it('have unique names per user, and only owners make them for others', async () => {
    await withTwin(generation, async ({ call, twin }) => {
      const again = await call('POST', TOKENS, { body: { token_name: 'demo' } });
      expect(again.status).toBe(409);
      expect(again.text).toContain('This value is already in use and should be unique.');
      const other = await call('POST', '/users/every-role/keys/tokens', {
        body: {},
        token: twin.actors.userAdmin,
      });
      expect(other.status).toBe(500);
    });
  });

  it('refuse internal scopes, and fail on the legacy word inside scopes', async () => {
    await withTwin(generation, async ({ call }) => {
      const internal = await call('POST', TOKENS, { body: { scopes: ['organization_member:read'] } });
      const legacy = await call('POST', TOKENS, { body: { scopes: ['all'] } });
      expect(internal.status).toBe(generation === '2.24' ? 201 : 400);
      expect(legacy.status).toBe(generation === '2.24' ? 201 : 500);
    });
  });

  it('come from logging in with a password, and go at logging out', async () => {
    await withTwin(generation, async ({ call }) => {
      const login = (email: string, password: string) =>
        call('POST', '/users/login', { body: { email, password }, token: '' });
      const session = await login('ADMIN@acme.example', DEMO_PASSWORD);
      expect(session.status).toBe(201);
      const { session_token: token } = session.json as { session_token: string };
      expect(session.header('Set-Cookie')).toContain(`coder_session_token=${token}; Path=/`);
      expect((await call('POST', '/users/logout', { token })).json).toEqual({ message: 'Logged out!' });
      expect((await call('GET', '/users/me', { token })).status).toBe(401);
      expect((await login('admin@acme.example', 'wrong')).json).toEqual({
        message: 'Incorrect email or password.',
      });
      expect((await login('grace-okafor@acme.example', 'any')).status).toBe(401);
      expect((await login('left-early@acme.example', DEMO_PASSWORD)).text).toContain(
        'Your account is suspended.',
      );
      expect((await login('nope', '')).json).toMatchObject({
        validations: [{ field: 'email' }, { field: 'password' }],
      });
    });
  });
});
