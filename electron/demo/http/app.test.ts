import { describe, expect, it } from 'vitest';
import { GENERATIONS } from '../index.ts';
import { withTwin } from '../test-client.ts';

const SIGNED_OUT = 'You are signed out or your session has expired. Please sign in again to continue.';

describe.each(GENERATIONS)('the HTTP shell on %s', (generation) => {
  it('says hello without a token and names its version everywhere', async () => {
    await withTwin(generation, async ({ twin, call }) => {
      const hello = await call('GET', '/', { token: '' });
      expect(hello.text).toBe('{"message":"👋"}\n');
      const build = await call('GET', '/buildinfo', { token: '' });
      expect(build.json).toMatchObject({
        version: hello.header('X-Coder-Build-Version'),
        dashboard_url: twin.url,
      });
      expect(hello.header('X-Coder-Build-Version')).toMatch(
        new RegExp(`^v${generation}\\.\\d\\+[0-9a-f]{7}$`),
      );
      expect(hello.header('X-Content-Type-Options')).toBe('nosniff');
      expect(hello.header('Content-Type')).toBe('application/json; charset=utf-8');
      expect(hello.header('ETag')).toBeNull();
    });
  });

  it('answers unknown routes with JSON, unknown pages with the web app', async () => {
    await withTwin(generation, async ({ twin, call }) => {
      const route = await call('GET', '/nonsense');
      expect(route.status).toBe(404);
      expect(route.json).toEqual({ message: 'Route not found.' });
      const page = await fetch(`${twin.url}/workspaces`);
      expect(page.status).toBe(200);
      expect(page.headers.get('Content-Type')).toContain('text/html');
    });
  });

  it('answers a wrong method with an empty 405', async () => {
    await withTwin(generation, async ({ call }) => {
      const answer = await call('PATCH', '/organizations/coder/members/plain-member');
      expect(answer.status).toBe(405);
      expect(answer.text).toBe('');
      expect(answer.header('Allow')).toContain('DELETE');
      const get = await call('GET', '/organizations/coder/members/plain-member');
      expect(get.status).toBe(generation === '2.35' ? 200 : 405);
    });
  });

  it('asks for a key before it says that a method is wrong', async () => {
    await withTwin(generation, async ({ call }) => {
      expect((await call('PATCH', '/organizations/coder/members/plain-member', { token: '' })).status).toBe(
        401,
      );
      expect((await call('PATCH', '/organizations/nowhere/members/plain-member')).status).toBe(404);
    });
  });

  it.each([
    ['', 'Cookie "coder_session_token" or query parameter must be provided.'],
    ['short', 'Invalid API key format: incorrect amount of API key parts, expected 2 got 1'],
    ['a-b', 'Invalid API key format: invalid API key ID length, expected 10 got 1'],
    ['0123456789-b', 'Invalid API key format: invalid API key secret length, expected 22 got 1'],
    ['0123456789-nobodynobodynobody1234', 'API key is invalid.'],
  ])('refuses the token "%s"', async (token, detail) => {
    await withTwin(generation, async ({ call }) => {
      const answer = await call('GET', '/users/me', { token });
      expect(answer.status).toBe(401);
      expect(answer.json).toEqual({ message: SIGNED_OUT, detail });
      expect(answer.header('WWW-Authenticate') === null).toBe(generation === '2.24');
    });
  });

  it('refuses a wrong secret, an expired key and a suspended user, each in its words', async () => {
    await withTwin(generation, async ({ call, twin }) => {
      const wrong = await call('GET', '/users/me', { token: `${twin.ownerToken.slice(0, -1)}_` });
      expect(wrong.json).toMatchObject({ detail: 'API key secret is invalid.' });
      const expired = await call('GET', '/users/me', { token: twin.actors.expired });
      expect(expired.json).toMatchObject({ message: SIGNED_OUT });
      expect(expired.text).toContain('API key expired at');
      const suspended = await call('GET', '/users/me', { token: twin.actors.suspended });
      expect(suspended.status).toBe(401);
      expect(suspended.json).toEqual({
        message: 'User is not active (status = "suspended"). Contact an admin to reactivate your account.',
      });
    });
  });

  it('wakes a dormant user on any authenticated call', async () => {
    await withTwin(generation, async ({ call, twin }) => {
      const status = () => twin.dump().users.find((user) => user.username === 'long-away')?.status;
      expect(status()).toBe('dormant');
      expect((await call('GET', '/users/me', { token: twin.actors.dormant })).status).toBe(200);
      expect(status()).toBe('active');
    });
  });

  it('takes bearer tokens from 2.25 on, and lets a stale cookie beat a good header', async () => {
    await withTwin(generation, async ({ call, twin }) => {
      const bearer = await call('GET', '/users/me', {
        token: '',
        headers: { Authorization: `Bearer ${twin.ownerToken}` },
      });
      expect(bearer.status).toBe(generation === '2.24' ? 401 : 200);
      const stale = await call('GET', '/users/me', { headers: { Cookie: 'coder_session_token=stale' } });
      expect(stale.status).toBe(401);
    });
  });

  it('refuses a write by cookie alone with plain text', async () => {
    await withTwin(generation, async ({ call, twin }) => {
      const headers = { Cookie: `coder_session_token=${twin.ownerToken}` };
      const alone = await call('POST', '/organizations/coder/members/no-home', { token: '', headers });
      expect(alone.status).toBe(400);
      expect(alone.text).toContain('Something is wrong with your CSRF token.');
      expect(alone.header('Content-Type')).toContain('text/plain');
      const both = await call('POST', '/organizations/coder/members/no-home', { headers });
      expect(both.status).toBe(200);
    });
  });

  it('collapses doubled slashes and finds organizations by default, name in any case, and id', async () => {
    await withTwin(generation, async ({ call, twin }) => {
      for (const name of [
        'default',
        'CODER',
        twin.organizations.coder,
        '00000000-0000-0000-0000-000000000000',
      ]) {
        const answer = await call('GET', `//organizations/${name}`);
        expect(answer.json).toMatchObject({ id: twin.organizations.coder, is_default: true });
      }
    });
  });

  it('never takes the list of roles for a user of that name, who is reached by id', async () => {
    await withTwin(generation, async ({ call, twin }) => {
      expect((await call('GET', '/users/roles')).text).toContain('"assignable"');
      const byName = await call('DELETE', '/users/roles');
      expect([byName.status, byName.header('Allow')]).toEqual([405, 'GET']);
      expect((await call('PUT', '/users/roles/status/suspend')).json).toEqual({
        message: 'Route not found.',
      });
      const id = twin.dump().users.find((user) => user.username === 'roles')?.id;
      expect((await call('DELETE', `/users/${id}`)).json).toEqual({ message: 'User has been deleted!' });
    });
  });
});
