import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeploymentId, OrganizationId } from '#shared/base/brand.ts';
import { ORGANIZATION, openProfile, userId } from '#test/kit/cache.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { sql } from '../db/sql.ts';
import type { MemberChange } from './comparison.ts';
import { clearIncoming, createIncoming, createIncomingRoles } from './incoming.ts';

let profile: ReturnType<typeof openProfile>;
beforeEach(() => {
  profile = openProfile();
  lookMs = 0;
  written = 0;
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
    userId: userId(n),
    username: `user${n}`,
    name: '',
    email: '',
    status: 'active',
    loginType: 'password',
    lastSeenAt: null,
    createdAt: null,
    isServiceAccount: 0,
    roles: '["auditor"]',
    siteRoles: '[]',
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

const ROLE = { name: 'a', displayName: 'A', builtIn: false, assignable: true, permissions: null };
const listRoles = (deployment: string): readonly string[] =>
  profile.cache.read.column<string>(
    sql`SELECT name FROM role WHERE deployment_id = ${deployment} OR deployment_id = ${`incoming ${deployment}`}`,
  );

describe('the roles of a pass', () => {
  it('are out of sight until they are adopted, and then in place of those from before', () => {
    const roles = createIncomingRoles(profile.cache, DEPLOYMENT);
    roles.write(ORGANIZATION, [ROLE, { ...ROLE, name: 'gone-next-time' }]);
    expect(profile.cache.read.all(sql`SELECT * FROM role WHERE deployment_id = ${DEPLOYMENT}`)).toEqual([]);
    roles.adopt();
    expect(listRoles(DEPLOYMENT)).toEqual(['a', 'gone-next-time']);
    roles.write(ORGANIZATION, [ROLE]);
    roles.adopt();
    expect(listRoles(DEPLOYMENT)).toEqual(['a']);
  });
});

/** What a look at the clock takes; a commit is between two looks. */
let lookMs = 0;
const openHere = (signal: AbortSignal = new AbortController().signal) => {
  let now = 0;
  const monotonicMs = (): number => {
    now += lookMs;
    return now;
  };
  return createIncoming(profile.cache, DEPLOYMENT, { signal, clock: { monotonicMs } });
};

/** Rows on the disk after each page of 1,000 people. */
let written = 0;
const writePages = (incoming: ReturnType<typeof openHere>, pages: number): readonly number[] => {
  const key = incoming.open(organization);
  return Array.from({ length: pages }, () => {
    incoming.write(
      key,
      Array.from({ length: 1_000 }, (_, n) => person(written + n)),
    );
    written += 1_000;
    return countRows('member');
  });
};

describe('a first copy', () => {
  it('is out of sight until it is adopted, and then whole', () => {
    const incoming = openHere();
    incoming.write(incoming.open(organization), [person(1), person(2)]);
    incoming.commit();
    expect(listShown(DEPLOYMENT)).toEqual([]);
    incoming.adopt(ORGANIZATION);
    expect(listShown(DEPLOYMENT)).toEqual([ORGANIZATION]);
    expect([countRows('member'), countRows('member_role')]).toEqual([2, 2]);
  });

  it('leaves nothing behind when it did not end well, in this life or the one before', async () => {
    const incoming = openHere();
    incoming.write(incoming.open(organization), [person(1)]);
    incoming.commit();
    incoming.write(incoming.open(organization), [person(2)]);
    incoming.drop();
    expect(countRows('member')).toBe(1);
    createIncomingRoles(profile.cache, DEPLOYMENT).write(ORGANIZATION, [ROLE]);
    await clearIncoming(profile.cache, DEPLOYMENT, async () => undefined);
    expect(listRoles(DEPLOYMENT)).toEqual([]);
    expect([countRows('member'), countRows('member_role')]).toEqual([0, 0]);
  });

  it('is committed many pages at a time, and fewer where a commit would hold others up', () => {
    expect(writePages(openHere(), 12)).toEqual([
      ...[0, 0, 0, 4_000, 4_000, 4_000, 4_000, 4_000, 4_000, 4_000, 4_000, 12_000],
    ]);
  });

  it('is committed in smaller parts again where a commit holds others up', () => {
    const incoming = openHere();
    writePages(incoming, 4);
    lookMs = 1_000;
    expect(writePages(incoming, 8).at(-1)).toBe(12_000);
    expect(writePages(incoming, 8)).toEqual([
      ...[12_000, 12_000, 12_000, 16_000, 16_000, 16_000, 16_000, 20_000],
    ]);
  });

  it('takes back at once what was not committed when the pass is stopped, and writes nothing after that', () => {
    const stop = new AbortController();
    const incoming = openHere(stop.signal);
    writePages(incoming, 5);
    stop.abort();
    // Nothing of it is open on the file any more, which may be closed now.
    expect(() => profile.cache.write.transaction(() => undefined)).not.toThrow();
    expect(writePages(incoming, 1)).toEqual([4_000]);
    incoming.commit();
    expect(countRows('member')).toBe(4_000);
  });
});
