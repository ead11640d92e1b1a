import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeploymentId, OrganizationId } from '#shared/base/brand.ts';
import { DEPLOYMENT, ORGANIZATION, openProfile, userId } from '#test/builders/cache.ts';
import { sql } from '../db/sql.ts';
import type { MemberChange } from './comparison.ts';
import { clearRoom, createIncoming, createRoleRoom } from './incoming.ts';

let profile: ReturnType<typeof openProfile>;
beforeEach(() => {
  profile = openProfile();
});
afterEach(() => profile.dispose());

const organization = {
  id: ORGANIZATION,
  name: 'acme',
  displayName: 'Acme',
  isDefault: true,
  defaultRoles: null,
};
const person = (n: number): MemberChange => ({
  before: null,
  after: {
    user_id: userId(n),
    username: `user${n}`,
    name: '',
    email: '',
    status: 'active',
    login_type: 'password',
    last_seen_at: null,
    is_service_account: 0,
    roles: '["auditor"]',
    site_roles: '[]',
  },
});

const listShown = (deploymentId: DeploymentId): readonly OrganizationId[] =>
  profile.cache.read.column<OrganizationId>(
    sql`SELECT id FROM organization WHERE deployment_id = ${deploymentId}`,
  );
const countRows = (table: 'member' | 'member_role'): number =>
  profile.cache.read.column<number>(
    table === 'member' ? sql`SELECT count(*) FROM member` : sql`SELECT count(*) FROM member_role`,
  )[0] ?? -1;

const ROLE = { name: 'a', displayName: 'A', builtIn: false, assignable: true, permissions: '{}' };
const listRoles = (deployment: string): readonly string[] =>
  profile.cache.read.column<string>(
    sql`SELECT name FROM role WHERE deployment_id = ${deployment} OR deployment_id = ${`incoming ${deployment}`}`,
  );

describe('the roles of a pass', () => {
  it('are out of sight until they are adopted, and then in place of those from before', () => {
    const room = createRoleRoom(profile.cache, DEPLOYMENT);
    room.write(ORGANIZATION, [ROLE, { ...ROLE, name: 'gone-next-time' }]);
    expect(profile.cache.read.all(sql`SELECT * FROM role WHERE deployment_id = ${DEPLOYMENT}`)).toEqual([]);
    room.adopt();
    expect(listRoles(DEPLOYMENT)).toEqual(['a', 'gone-next-time']);
    room.write(ORGANIZATION, [ROLE]);
    room.adopt();
    expect(listRoles(DEPLOYMENT)).toEqual(['a']);
  });
});

describe('a first copy', () => {
  it('is out of sight until it is adopted, and then whole', () => {
    const incoming = createIncoming(profile.cache, DEPLOYMENT);
    incoming.write(incoming.open(organization), [person(1), person(2)]);
    expect(listShown(DEPLOYMENT)).toEqual([]);
    incoming.adopt(ORGANIZATION);
    expect(listShown(DEPLOYMENT)).toEqual([ORGANIZATION]);
    expect([countRows('member'), countRows('member_role')]).toEqual([2, 2]);
  });

  it('leaves nothing behind when it did not end well, in this life or the one before', async () => {
    createIncoming(profile.cache, DEPLOYMENT).write(
      createIncoming(profile.cache, DEPLOYMENT).open(organization),
      [person(1)],
    );
    createRoleRoom(profile.cache, DEPLOYMENT).write(ORGANIZATION, [ROLE]);
    await clearRoom(profile.cache, DEPLOYMENT, async () => undefined);
    expect(listRoles(DEPLOYMENT)).toEqual([]);
    expect([countRows('member'), countRows('member_role')]).toEqual([0, 0]);
  });
});
