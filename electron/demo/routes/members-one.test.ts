import { describe, expect, it } from 'vitest';
import { GENERATIONS } from '../index.ts';
import { withTwin } from '../test-client.ts';

const MEMBER = '/organizations/coder/members';

describe.each(GENERATIONS)('one member on %s', (generation) => {
  it('is added with 200 and a bare row, once', async () => {
    await withTwin(generation, async ({ call, twin }) => {
      const added = await call('POST', `${MEMBER}/no-home`);
      expect(added.status).toBe(200);
      expect(added.json).toMatchObject({ organization_id: twin.organizations.coder, roles: [] });
      expect(added.json).not.toHaveProperty('username');
      const again = await call('POST', `${MEMBER}/no-home`);
      expect(again.status).toBe(400);
      expect(again.json).toEqual({
        message: 'User is already an organization member',
        detail: 'no-home is already a member of Acme',
      });
    });
  });

  it('is removed with an empty 204, once, and never oneself', async () => {
    await withTwin(generation, async ({ call, twin }) => {
      const removed = await call('DELETE', `${MEMBER}/plain-member`);
      expect(removed.status).toBe(204);
      expect(removed.text).toBe('');
      expect((await call('DELETE', `${MEMBER}/plain-member`)).status).toBe(404);
      const self = await call('DELETE', `${MEMBER}/me`);
      expect(self.json).toEqual({ message: 'cannot remove self from an organization' });
      expect(twin.dump().members.some((row) => row.username === 'plain-member')).toBe(false);
    });
  });

  it('can be added and removed by user admins, and not by others', async () => {
    await withTwin(generation, async ({ call, twin }) => {
      const { orgUserAdmin, orgAuditor, assigner, member } = twin.actors;
      expect((await call('POST', `${MEMBER}/labs-only`, { token: orgUserAdmin })).status).toBe(200);
      expect((await call('DELETE', `${MEMBER}/labs-only`, { token: orgUserAdmin })).status).toBe(204);
      expect((await call('POST', `${MEMBER}/me`, { token: member })).status).toBe(404);
      expect((await call('DELETE', `${MEMBER}/every-role`, { token: orgAuditor })).status).toBe(404);
      const byCustomRole = await call('POST', `${MEMBER}/me`, { token: assigner });
      expect(byCustomRole.status).toBe(500);
      expect(byCustomRole.text).toContain('not authorized to assign role \\"organization-member:');
    });
  });

  it('can be read by me, id and name from 2.32 on', async () => {
    await withTwin(generation, async ({ call, twin }) => {
      const id = twin.dump().users.find((user) => user.username === 'admin')?.id;
      for (const user of ['me', 'ADMIN', id]) {
        const answer = await call('GET', `${MEMBER}/${user}`);
        if (generation === '2.35') expect(answer.json).toMatchObject({ username: 'admin' });
        else expect(answer.status).toBe(405);
      }
    });
  });
});
