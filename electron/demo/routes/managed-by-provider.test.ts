import { describe, expect, it } from 'vitest';
import { GENERATIONS } from '../index.ts';
import { withTwin } from '../test-client.ts';

const SITE_SYNC = {
  message: 'Cannot modify roles for OIDC users when role sync is enabled.',
  detail:
    "'User Role Field' is set in the OIDC configuration. All role changes must come from the oidc identity provider.",
};

describe.each(GENERATIONS)('what the identity provider manages on %s', (generation) => {
  it('are site roles of OIDC users while site sync is on', async () => {
    await withTwin(generation, async ({ call, twin }) => {
      const put = (user: string) => call('PUT', `/users/${user}/roles`, { body: { roles: ['auditor'] } });
      expect((await put('every-role')).status).toBe(200);
      twin.edit.configure({ siteRoleSync: true });
      const refused = await put('every-role');
      expect([refused.status, refused.json]).toEqual([400, SITE_SYNC]);
      expect((await put('plain-member')).status).toBe(200);
    });
  });

  it('are organization roles of OIDC users where role sync is on and licensed', async () => {
    await withTwin(generation, async ({ call, twin }) => {
      const put = (user: string) =>
        call('PUT', `/organizations/emea/members/${user}/roles`, { body: { roles: [] } });
      expect((await put('emea-sso')).status).toBe(400);
      expect((await put('emea-local')).status).toBe(200);
      twin.edit.setRoleSync('', 'emea');
      expect((await put('emea-sso')).status).toBe(200);
      twin.edit.setRoleSync('groups', 'emea');
      twin.edit.configure({ isLicensed: false });
      expect((await put('emea-sso')).status).toBe(200);
    });
  });

  it('are memberships of OIDC users while organization sync is on, though only owners are told', async () => {
    await withTwin(generation, async ({ call, twin }) => {
      twin.edit.configure({ organizationSyncField: 'coder_organizations' });
      const path = '/organizations/labs/members/every-role';
      const refused = await call('POST', path);
      expect(refused.status).toBe(400);
      expect(refused.json).toEqual({
        message:
          'Organization sync is enabled for OIDC users, meaning manual organization assignment is not allowed for this user. Have the user re-login to refresh their organizations.',
        detail:
          'User every-role is an OIDC user and organization sync is enabled. Ask an administrator to resolve the membership in your external IDP.',
      });
      expect((await call('POST', path, { token: twin.actors.labsAdmin })).status).toBe(200);
      expect((await call('DELETE', path)).status).toBe(204);
      expect((await call('POST', '/organizations/labs/members/plain-member')).status).toBe(200);
      const sync = await call('GET', '/settings/idpsync/organization');
      expect(sync.json).toMatchObject({ field: 'coder_organizations' });
      const roles = { roles: ['organization-auditor'] };
      const put = await call('PUT', '/organizations/coder/members/every-role/roles', { body: roles });
      expect(put.status).toBe(200);
    });
  });

  it('is nobody’s without a licence: custom roles stay and cannot be written, nothing is audited', async () => {
    await withTwin(
      generation,
      async ({ call, twin }) => {
        const roles = '/organizations/coder/members/roles';
        for (const [method, path] of [
          ['POST', roles],
          ['PUT', roles],
          ['DELETE', `${roles}/support-l1`],
          ['POST', '/organizations/nowhere/members/roles'],
        ] as const) {
          const refused = await call(method, path, { body: { name: 'x' } });
          expect(refused.status).toBe(403);
          expect(refused.json).toEqual({ message: 'Custom Roles is a Premium feature. Contact sales!' });
        }
        expect((await call('GET', roles)).text).toContain('"support-l1"');
        const put = { body: { roles: ['support-l1'] } };
        expect((await call('PUT', '/organizations/coder/members/plain-member/roles', put)).status).toBe(200);
        expect((await call('GET', '/audit')).json).toMatchObject({ audit_logs: [], count: 0 });
        const { json } = await call('GET', '/entitlements', { token: '' });
        expect(json).toMatchObject({
          has_license: false,
          features: { custom_roles: { entitlement: 'not_entitled', enabled: false } },
        });
        twin.edit.configure({ isLicensed: true });
        expect((await call('DELETE', `${roles}/support-l1`)).status).toBe(204);
      },
      { licensed: false },
    );
  });
});

describe.each(GENERATIONS)('a build without the enterprise code on %s', (generation) => {
  it('has no entitlements, no settings of an identity provider, and no writing of custom roles', async () => {
    await withTwin(
      generation,
      async ({ call }) => {
        const roles = '/organizations/coder/members/roles';
        const missing = { message: 'Route not found.' };
        expect((await call('GET', '/entitlements', { token: '' })).json).toEqual(missing);
        expect((await call('GET', '/settings/idpsync/organization')).json).toEqual(missing);
        expect((await call('DELETE', `${roles}/support-l1`)).json).toEqual(missing);
        for (const method of ['POST', 'PUT']) {
          const refused = await call(method, roles, { body: { name: 'x' } });
          expect([refused.status, refused.text, refused.header('Allow')]).toEqual([405, '', 'GET']);
        }
        expect((await call('GET', roles)).status).toBe(200);
      },
      { edition: 'agpl' },
    );
  });
});
