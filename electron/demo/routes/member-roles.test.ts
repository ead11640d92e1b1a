import { describe, expect, it } from 'vitest';
import { GENERATIONS } from '../index.ts';
import { type Client, withTwin } from '../test-client.ts';

const put = (client: Client, user: string, body: unknown, token?: string, organization = 'coder') =>
  client.call('PUT', `/organizations/${organization}/members/${user}/roles`, {
    body,
    ...(token === undefined ? {} : { token }),
  });

const storedRoles = (
  client: Client,
  username: string,
  organization = 'coder',
): readonly string[] | undefined =>
  client.twin.dump().members.find((row) => row.username === username && row.organization === organization)
    ?.roles;

const FORBIDDEN = { message: 'Forbidden.' };
const NOT_FOUND = { message: 'Resource not found or you do not have access to this resource' };

describe.each(GENERATIONS)('PUT roles on %s', (generation) => {
  it('replaces the whole set, once each, and answers with the bare member', async () => {
    await withTwin(generation, async (client) => {
      const answer = await put(client, 'plain-member', {
        roles: ['deploy-lead', 'organization-auditor', 'deploy-lead'],
      });
      expect(answer.status).toBe(200);
      expect(Object.keys(answer.json as object)).toEqual([
        'user_id',
        'organization_id',
        'created_at',
        'updated_at',
        'roles',
      ]);
      expect(storedRoles(client, 'plain-member')).toEqual(['deploy-lead', 'organization-auditor']);
      expect(answer.text).toContain('"display_name":"Deploy lead"');
    });
  });

  it('does not move updated_at', async () => {
    await withTwin(generation, async (client) => {
      const { json } = await put(client, 'plain-member', { roles: ['deploy-lead'] });
      const { created_at, updated_at } = json as { created_at: string; updated_at: string };
      expect(updated_at).toBe(created_at);
    });
  });

  it.each([[{ roles: [] }], [{}], [{ roles: null }], [{ role: ['deploy-lead'] }]])(
    'clears all roles for %j',
    async (body) => {
      await withTwin(generation, async (client) => {
        client.twin.edit.setRoles('plain-member', ['deploy-lead']);
        expect((await put(client, 'plain-member', body)).status).toBe(200);
        expect(storedRoles(client, 'plain-member')).toEqual([]);
      });
    },
  );

  it.each(['nonsense', 'owner', 'labs-curator', 'Deploy-Lead'])(
    'refuses the unknown role %s',
    async (name) => {
      await withTwin(generation, async (client) => {
        const answer = await put(client, 'plain-member', { roles: [name] });
        expect(answer.status).toBe(400);
        expect(answer.json).toEqual({
          message: `"${name}:${client.twin.organizations.coder}" is not a supported role`,
        });
        expect(storedRoles(client, 'plain-member')).toEqual([]);
      });
    },
  );

  it('refuses a name with a colon', async () => {
    await withTwin(generation, async (client) => {
      const answer = await put(client, 'plain-member', { roles: ['x:y'] });
      expect(answer.status).toBe(400);
      expect(answer.json).toEqual({
        message: `attempt to assign a role "x:y", remove the ':<organization_id> suffix`,
      });
    });
  });

  it('stores organization-member when it is sent, without a display name', async () => {
    await withTwin(generation, async (client) => {
      const answer = await put(client, 'plain-member', { roles: ['organization-member'] });
      expect(answer.text).toContain('"name":"organization-member","display_name":""');
    });
  });

  it('refuses organization-service-account to everybody', async () => {
    await withTwin(generation, async (client) => {
      const answer = await put(client, 'plain-member', { roles: ['organization-service-account'] });
      const name = `organization-service-account:${client.twin.organizations.coder}`;
      const refusal =
        generation === '2.35'
          ? `not authorized to assign role "${name}"`
          : `"${name}" is not a supported role`;
      expect(answer.status).toBe(400);
      expect(answer.json).toEqual({ message: refusal });
    });
  });

  it('answers 403 when the member is visible and 404 when not', async () => {
    await withTwin(generation, async (client) => {
      const auditor = await put(client, 'plain-member', { roles: [] }, client.twin.actors.orgAuditor);
      expect(auditor.status).toBe(403);
      expect(auditor.json).toMatchObject(FORBIDDEN);
      const member = await put(client, 'every-role', { roles: [] }, client.twin.actors.member);
      expect(member.status).toBe(generation === '2.24' ? 404 : 403);
      const outsider = await put(client, 'plain-member', { roles: [] }, client.twin.actors.outsider);
      expect(outsider.status).toBe(404);
      expect(outsider.json).toEqual(NOT_FOUND);
    });
  });

  it('lets the assign table refuse an added and a removed role', async () => {
    await withTwin(generation, async (client) => {
      const { coder } = client.twin.organizations;
      const added = await put(
        client,
        'plain-member',
        { roles: ['organization-admin'] },
        client.twin.actors.userAdmin,
      );
      expect(added.json).toEqual({ message: `not authorized to assign role "organization-admin:${coder}"` });
      client.twin.edit.setRoles('plain-member', ['organization-auditor']);
      const removed = await put(client, 'plain-member', { roles: [] }, client.twin.actors.orgUserAdmin);
      expect(removed.status).toBe(400);
      expect(removed.json).toEqual({
        message: `not authorized to assign role "organization-auditor:${coder}"`,
      });
      expect(storedRoles(client, 'plain-member')).toEqual(['organization-auditor']);
    });
  });

  it('refuses a custom role with assign permission already at the implied role', async () => {
    await withTwin(generation, async (client) => {
      const answer = await put(client, 'plain-member', { roles: [] }, client.twin.actors.assigner);
      expect(answer.status).toBe(400);
      expect(answer.json).toEqual({
        message: `not authorized to assign role "organization-member:${client.twin.organizations.coder}"`,
      });
    });
  });

  it('refuses changes to oneself, even to the same set and even for owners', async () => {
    await withTwin(generation, async (client) => {
      const answer = await put(client, 'me', { roles: [] });
      expect(answer.status).toBe(400);
      expect(answer.json).toEqual({
        message: 'You cannot change your own organization roles.',
        detail: 'Another user with the appropriate permissions must change your roles.',
      });
    });
  });

  it('refuses people whose roles the identity provider manages, and only them', async () => {
    await withTwin(generation, async (client) => {
      const managed = await put(client, client.twin.oddities.managedByIdp, { roles: [] }, undefined, 'emea');
      expect(managed.status).toBe(400);
      expect(managed.text).toContain('Cannot modify roles for OIDC users when role sync is enabled.');
      expect(managed.text).toContain("'User Role Field' is set in the organization settings.");
      const local = await put(client, client.twin.oddities.notManagedByIdp, { roles: [] }, undefined, 'emea');
      expect(local.status).toBe(200);
    });
  });

  it('checks the provider before oneself, and oneself before the body', async () => {
    await withTwin(generation, async (client) => {
      client.twin.edit.setRoleSync('groups');
      client.twin.edit.setRoles('plain-member', []);
      const managed = await put(client, client.twin.oddities.everyRole, 'not json');
      expect(managed.text).toContain('Cannot modify roles for OIDC users');
      const self = await put(client, 'me', 'not json');
      expect(self.text).toContain('You cannot change your own organization roles.');
      const body = await put(client, 'plain-member', 'not json');
      expect(body.json).toMatchObject({ message: 'Request body must be valid JSON.' });
    });
  });

  it('lets a dangling role stay but not go', async () => {
    await withTwin(generation, async (client) => {
      const kept = await put(client, 'dangling-role', { roles: ['ghost-role'] });
      expect(kept.status).toBe(200);
      const dropped = await put(client, 'dangling-role', { roles: [] });
      expect(dropped.status).toBe(400);
      expect(dropped.text).toContain('is not a supported role');
      client.twin.edit.putRole({ name: 'ghost-role' });
      expect((await put(client, 'dangling-role', { roles: [] })).status).toBe(200);
    });
  });

  it('takes suspended people and service accounts, and not the deleted or the system', async () => {
    await withTwin(generation, async (client) => {
      const { oddities } = client.twin;
      expect((await put(client, 'left-early', { roles: ['deploy-lead'] })).status).toBe(200);
      expect((await put(client, oddities.serviceAccount, { roles: ['deploy-lead'] })).status).toBe(200);
      const deleted = client.twin.dump().users.find((user) => user.username === oddities.deleted);
      expect((await put(client, deleted?.id ?? '', { roles: [] })).status).toBe(404);
      const system = await put(client, oddities.systemUser, { roles: [] }, undefined, 'labs');
      expect(system.status).toBe(403);
    });
  });

  it('answers for an unknown user as the generation does', async () => {
    await withTwin(generation, async (client) => {
      const answer = await put(client, 'ghost', { roles: [] });
      expect(answer.status).toBe(generation === '2.35' ? 404 : 400);
      if (generation !== '2.35') {
        expect(answer.json).toEqual({
          message: '"user" must be an existing uuid or username.',
          detail: 'queried user="ghost"',
        });
      }
    });
  });

  it('lets an organization admin hand out what the table allows, in their organization only', async () => {
    await withTwin(generation, async (client) => {
      const { orgAdmin } = client.twin.actors;
      const given = await put(
        client,
        'plain-member',
        { roles: ['organization-admin', 'deploy-lead'] },
        orgAdmin,
      );
      expect(given.status).toBe(200);
      expect((await put(client, 'labs-only', { roles: [] }, orgAdmin, 'labs')).status).toBe(404);
    });
  });

  it('writes one audit row per call, for refused calls too', async () => {
    await withTwin(generation, async (client) => {
      const changed = await put(client, 'plain-member', { roles: ['deploy-lead'] });
      await put(client, 'plain-member', { roles: ['nonsense'] });
      const { json } = await client.call('GET', '/audit?q=resource_type:organization_member');
      const { audit_logs, count } = json as { audit_logs: Record<string, unknown>[]; count: number };
      expect(count).toBe(2);
      expect(audit_logs[0]).toMatchObject({ status_code: 400, diff: {} });
      expect(audit_logs[1]).toMatchObject({
        status_code: 200,
        request_id: changed.header('X-Coder-Request-Id'),
        resource_target: 'plain-member',
        diff: { roles: { old: [], new: ['deploy-lead'], secret: false } },
      });
    });
  });
});
