import { describe, expect, it } from 'vitest';
import { GENERATIONS } from '../index.ts';
import { withTwin } from '../test-client.ts';

describe.each(GENERATIONS)('facts about the deployment on %s', (generation) => {
  it('are open where the server leaves them open', async () => {
    await withTwin(generation, async ({ call }) => {
      for (const path of ['/entitlements', '/users/authmethods', '/users/first', '/buildinfo']) {
        expect((await call('GET', path, { token: '' })).status).toBe(200);
      }
      expect((await call('GET', '/experiments', { token: '' })).status).toBe(401);
      expect((await call('GET', '/auth/scopes', { token: '' })).status).toBe(
        generation === '2.24' ? 404 : 200,
      );
    });
  });

  it('tell organizations apart by field: default roles from 2.35 on', async () => {
    await withTwin(generation, async ({ call }) => {
      const { json } = await call('GET', '/organizations');
      expect(json).toHaveLength(3);
      for (const organization of json as object[]) {
        expect(Object.hasOwn(organization, 'default_org_member_roles')).toBe(generation === '2.35');
      }
    });
  });

  it('show a member their own organizations only', async () => {
    await withTwin(generation, async ({ call, twin }) => {
      const { json } = await call('GET', '/organizations', { token: twin.actors.outsider });
      expect(json).toMatchObject([{ name: 'labs' }]);
      expect((await call('GET', '/organizations/coder', { token: twin.actors.outsider })).status).toBe(404);
    });
  });

  it('find an organization beside a user by name only, member or not', async () => {
    await withTwin(generation, async ({ call, twin }) => {
      const path = (name: string) => `/users/plain-member/organizations/${name}`;
      expect((await call('GET', path('LABS'))).json).toMatchObject({ name: 'labs' });
      for (const name of ['default', twin.organizations.labs, 'nowhere']) {
        expect((await call('GET', path(name))).status).toBe(404);
      }
      const own = '/users/me/organizations/coder';
      expect((await call('GET', own, { token: twin.actors.outsider })).status).toBe(404);
      expect((await call('GET', '/users/three-homes/organizations')).json).toHaveLength(3);
    });
  });

  it('say whether role sync is on, to those who may know', async () => {
    await withTwin(generation, async ({ call, twin }) => {
      const path = '/organizations/emea/settings/idpsync/roles';
      expect((await call('GET', path)).json).toMatchObject({ field: 'coder_roles' });
      expect((await call('GET', path, { token: twin.actors.emeaAdmin })).status).toBe(200);
      expect((await call('GET', path, { token: twin.actors.auditor })).status).toBe(403);
      const organization = await call('GET', '/settings/idpsync/organization');
      expect(organization.json).toMatchObject({ field: '' });
    });
  });

  it('answer permission questions, with the refusals of the server', async () => {
    await withTwin(generation, async ({ call, twin }) => {
      const organization_id = twin.organizations.coder;
      const ask = (checks: unknown, token = twin.ownerToken) =>
        call('POST', '/authcheck', { body: { checks }, token });
      const question = (resource_type: string, action: string, more: object = { organization_id }) => ({
        action,
        object: { resource_type, ...more },
      });
      const checks = {
        assign: question('assign_org_role', 'assign'),
        audit: question('audit_log', 'read', { any_org: true }),
        nonsense: question('moon', 'fly'),
        own: question('user', 'read', { owner_id: 'me' }),
      };
      expect((await ask(checks, twin.actors.orgAdmin)).json).toEqual({
        assign: true,
        audit: true,
        nonsense: false,
        own: true,
      });
      expect((await ask(checks, twin.actors.member)).json).toMatchObject({
        assign: false,
        audit: false,
        own: true,
      });
      const untyped = await ask({ k: { action: 'read', object: {} } });
      expect(untyped.json).toEqual({
        message: `Object's "resource_type" field must be defined for key "k".`,
      });
    });
  });

  it('keep the audit log from those who may not read it, and cap its count from 2.32 on', async () => {
    await withTwin(generation, async ({ call, twin }) => {
      expect((await call('GET', '/audit', { token: twin.actors.member })).status).toBe(403);
      expect((await call('GET', '/audit', { token: twin.actors.orgAuditor })).status).toBe(200);
      const { json } = await call('GET', '/audit');
      expect(json).toEqual({
        audit_logs: [],
        count: 0,
        ...(generation === '2.35' ? { count_cap: 2000 } : {}),
      });
    });
  });
});
