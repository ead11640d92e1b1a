import type { DeploymentId, UserId } from '#shared/base/brand.ts';
import { runWhole, type Slices } from '#shared/base/slices.ts';
import type { Member } from '#shared/model/member.ts';
import type { Scope } from '#shared/model/organization.ts';
import {
  type ColumnsOf,
  describeTable,
  flag,
  names,
  omitColumns,
  orNull,
  pickColumns,
  type RowOf,
  text,
} from '../db/columns.ts';
import { toSearch } from '../db/fold-search.ts';
import type { ReadHandle, WriteHandle } from '../db/handles.ts';
import { inList, type Sql, sql } from '../db/sql.ts';
import { toChunks } from './chunks.ts';
import { createHolderWriter } from './member-role.ts';
import { findOrganizationKey, toOrganizationKey } from './organization.ts';

/** Every column that comes from the server, by the field of `Member` that it holds. All lists of them are made of this one. */
const COLUMNS = {
  userId: text<UserId>('user_id'),
  username: text('username'),
  name: text('name'),
  email: text('email'),
  status: orNull(text('status')),
  loginType: orNull(text('login_type')),
  lastSeenAt: orNull(text('last_seen_at')),
  createdAt: orNull(text('created_at')),
  isServiceAccount: flag('is_service_account'),
  roles: names('roles'),
  siteRoles: names('site_roles'),
} satisfies ColumnsOf<Member>;

/** The table of members. */
export const MEMBER = describeTable(COLUMNS);

/** What may change about somebody in a list: all but who it is. */
export const CHANGING = describeTable(omitColumns(COLUMNS, ['userId']));

/** No news: being seen again, and when an account was made, which never changes and older copies do not tell. */
const QUIET_FIELDS = ['lastSeenAt', 'createdAt'] as const;
const QUIET = describeTable(pickColumns(COLUMNS, QUIET_FIELDS));
/** What is news about somebody beside their roles. */
const PROFILE = describeTable(omitColumns(COLUMNS, ['userId', 'roles', ...QUIET_FIELDS]));
/** The same of somebody in the list of users, where the site roles are the roles. */
const USER_PROFILE = describeTable(omitColumns(COLUMNS, ['userId', 'roles', ...QUIET_FIELDS, 'siteRoles']));

/** A member as the columns have it; `roles` and `siteRoles` are JSON, sorted. */
export type MemberRow = RowOf<typeof MEMBER>;

/** A member of the copy. */
export type MemberRecord = MemberRow & { readonly key: number; readonly missedPasses: number };

const RECORD = sql`m.key, ${MEMBER.select('m')}, m.missed_passes AS missedPasses`;

/** A member as it is written. */
export const toMemberRow = (member: Member): MemberRow => MEMBER.toStored(member);

/** True when the roles of one are not those of the other. */
export const hasOtherRoles = (a: MemberRow, b: MemberRow): boolean => a.roles !== b.roles;
/** True when anything else of one that is news is not as in the other; of a user (`isUser`) the site roles are none of it. */
export const hasOtherProfile = (a: MemberRow, b: MemberRow, isUser: boolean): boolean =>
  (isUser ? USER_PROFILE : PROFILE).differs(a, b);

/** What a server may leave untold of somebody: whatever may be null. */
export type ToldFacts = Pick<
  Member,
  { [Field in keyof Member]: null extends Member[Field] ? Field : never }[keyof Member]
>;
const TOLD_FACTS = MEMBER.fields.filter((field) => MEMBER.isNullable(field));

/** The same out of all that is known of somebody. */
export const toToldFacts = (person: ToldFacts): ToldFacts => {
  const known: Partial<Record<keyof Member, unknown>> = person;
  return Object.fromEntries(TOLD_FACTS.map((field) => [field, known[field]])) as ToldFacts;
};

/** One text for everything that a sync compares; `toPrint` makes the same of what the server sent. */
const PRINT = CHANGING.print(sql`missed_passes`);

/** The print of a member who was not missed; equal prints mean equal rows. */
export const toPrint = (row: MemberRow): string => CHANGING.toPrint(0, row);

type MemberPrint = { readonly key: number; readonly userId: UserId; readonly print: string };

/** Prints of those of `userIds` that are in the copy: many rows for one question, and one text instead of ten. */
export const listPrints = (
  cache: ReadHandle,
  organizationKey: number,
  userIds: readonly UserId[],
): readonly MemberPrint[] =>
  cache.all<MemberPrint>(
    sql`SELECT key, user_id AS userId, ${PRINT} AS print FROM member
      WHERE organization_key = ${organizationKey} AND user_id IN (SELECT value FROM json_each(${JSON.stringify(userIds)}))`,
  );

/** One member of the copy; throws when the key is not in it. */
export const getMember = (cache: ReadHandle, key: number): MemberRecord => {
  const row = cache.get<MemberRecord>(sql`SELECT ${RECORD} FROM member AS m WHERE m.key = ${key}`);
  if (row === undefined) throw new Error(`No member ${key} in the copy`);
  return row;
};

/** Up to `most` members of an organization in the order of their ids, from the one after `after` on ('': the first). */
export const listMembersAfter = (
  cache: ReadHandle,
  organizationKey: number,
  after: string,
  most: number,
): readonly MemberRecord[] =>
  cache.all<MemberRecord>(
    sql`SELECT ${RECORD} FROM member AS m WHERE m.organization_key = ${organizationKey} AND m.user_id > ${after}
      ORDER BY m.user_id LIMIT ${most}`,
  );

/** Rows of all lists of a deployment together. */
export const countRows = (cache: ReadHandle, deploymentId: DeploymentId): number =>
  cache.get<{ count: number }>(
    sql`SELECT count(*) AS count FROM member
      WHERE organization_key IN (SELECT key FROM organization WHERE deployment_id = ${deploymentId})`,
  )?.count ?? 0;

const DIGITS_PADDED = 16;

/** Natural order: lower case, with numbers padded, so that user2 comes before user10 in plain text order. */
const toSortKey = (username: string): string =>
  username.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(DIGITS_PADDED, '0'));

const findLastKey = (cache: ReadHandle): number =>
  cache.get<{ key: number | null }>(sql`SELECT max(key) AS key FROM member`)?.key ?? 0;

/**
 * Statements for many members in one transaction; each keeps who holds which role in step. A key that was in use when the
 * writer was made is given to nobody else: SQLite alone would give that of a last row which was removed to the next one,
 * and whoever knows people by key, as a selection does, would take the one for the other.
 */
export const createMemberWriter = (cache: WriteHandle) => {
  const insert = cache.prepare(
    sql`INSERT INTO member (key, organization_key, ${MEMBER.names()}, search, sort_key)
      VALUES (?, ?, ${MEMBER.marks()}, ?, ?)`.text,
  );
  let lastKey = findLastKey(cache);
  const update = cache.prepare(
    sql`UPDATE member SET ${CHANGING.assigned()}, search = ?, sort_key = ?, missed_passes = 0 WHERE key = ?`
      .text,
  );
  // `search` and `sort_key` carry an index of their own weight; somebody merely seen again leaves them alone.
  const touch = cache.prepare(
    sql`UPDATE member SET ${QUIET.assigned()}, missed_passes = 0 WHERE key = ?`.text,
  );
  const miss = cache.prepare('UPDATE member SET missed_passes = missed_passes + 1 WHERE key = ?');
  const remove = cache.prepare('DELETE FROM member WHERE key = ?');
  const holders = createHolderWriter(cache);
  return {
    insert: (organizationKey: number, row: MemberRow): void => {
      lastKey += 1;
      insert(lastKey, organizationKey, ...MEMBER.values(row), toSearch(row), toSortKey(row.username));
      holders.add(lastKey, row.roles);
    },
    update: (key: number, row: MemberRow): void => {
      update(...CHANGING.values(row), toSearch(row), toSortKey(row.username), key);
      holders.drop(key);
      holders.add(key, row.roles);
    },
    /** Writes what is no news of somebody. */
    touch: (key: number, row: MemberRow): void => void touch(...QUIET.values(row), key),
    miss: (key: number): void => void miss(key),
    remove: (key: number): void => void remove(key),
    /** The last key that is, or was, somebody's. */
    lastKey: (): number => lastKey,
  };
};
export type MemberWriter = ReturnType<typeof createMemberWriter>;

/** Removes up to `most` members of an organization. True: there may be more. */
export const removeSomeMembers = (cache: WriteHandle, organizationKey: number, most: number): boolean =>
  cache.run(
    sql`DELETE FROM member WHERE key IN
      (SELECT key FROM member WHERE organization_key = ${organizationKey} LIMIT ${most})`,
  ).changes >= most;

/** Somebody of a list with their key there. */
type KeyedMember = { readonly key: number; readonly member: Member };

/** The members behind some keys, in the order of the keys; keys that are gone are left out. */
export const listByKeys = (cache: ReadHandle, keys: readonly number[]): readonly KeyedMember[] => {
  const found = new Map(
    cache
      .all<MemberRow & { readonly key: number }>(
        sql`SELECT m.key, ${MEMBER.select('m')} FROM member AS m WHERE m.key IN ${inList(keys)}`,
      )
      .map((row) => [row.key, row] as const),
  );
  return keys.flatMap((key) => {
    const row = found.get(key);
    return row === undefined ? [] : [{ key, member: MEMBER.toValues(row) }];
  });
};

/** The keys of everybody in the copy of a deployment, in every list. */
export const listAllKeys = (cache: ReadHandle): ReadonlySet<number> =>
  new Set(cache.column<number>(sql`SELECT key FROM member`));

const inScope = ({ deploymentId, organizationId }: Scope): Sql =>
  sql`FROM member AS m JOIN organization AS o ON o.key = m.organization_key
    WHERE o.deployment_id = ${deploymentId} AND o.id = ${organizationId}`;

/** One person of a list; null: not in the copy. */
export const findMember = (cache: ReadHandle, scope: Scope, userId: UserId): Member | null => {
  const row = cache.get<MemberRow>(
    sql`SELECT ${MEMBER.select('m')} ${inScope(scope)} AND m.user_id = ${userId}`,
  );
  return row === undefined ? null : MEMBER.toValues(row);
};

/** The cache keys of some people of a list, in no order. */
export const listKeys = (cache: ReadHandle, scope: Scope, userIds: readonly string[]): readonly number[] =>
  cache.column<number>(
    sql`SELECT m.key ${inScope(scope)} AND m.user_id IN (SELECT value FROM json_each(${JSON.stringify(userIds)}))`,
  );

const STANDING = describeTable(
  pickColumns(COLUMNS, [
    'username',
    'name',
    'email',
    'status',
    'loginType',
    'isServiceAccount',
    'roles',
    'siteRoles',
  ]),
);

/** How somebody of a list stands, for rules and guards. */
export type MemberStanding = ReturnType<typeof STANDING.toValues>;

/** How some people of a list stand in the copy, by id; people that are not in it are missing from the answer. */
export const listStandings = (
  cache: ReadHandle,
  scope: Scope,
  userIds: readonly UserId[],
): ReadonlyMap<UserId, MemberStanding> => runWhole(listStandingsInSlices(cache, scope, userIds));

/** The same, some hundred people a slice. */
export function* listStandingsInSlices(
  cache: ReadHandle,
  scope: Scope,
  userIds: readonly UserId[],
): Slices<ReadonlyMap<UserId, MemberStanding>> {
  const found = new Map<UserId, MemberStanding>();
  const organization = findOrganizationKey(cache, scope);
  if (organization === null) return found;
  for (const chunk of toChunks(userIds)) {
    yield;
    for (const row of cache.all<RowOf<typeof STANDING> & { readonly userId: UserId }>(
      sql`SELECT m.user_id AS userId, ${STANDING.select('m')} FROM member AS m
        WHERE m.organization_key = ${organization} AND m.user_id IN ${inList(chunk)}`,
    ))
      found.set(row.userId, STANDING.toValues(row));
  }
  return found;
}

const SEEN = describeTable(pickColumns(COLUMNS, ['userId', 'roles']));

/** Somebody as the copy shows them now. */
export type SeenMember = ReturnType<typeof SEEN.toValues>;

const readSeen = (cache: ReadHandle, where: Sql): readonly SeenMember[] =>
  cache
    .all<RowOf<typeof SEEN>>(sql`SELECT ${SEEN.select('m')} FROM member AS m WHERE ${where}`)
    .map(SEEN.toValues);

/** Some people of a list with their roles; those the copy does not have are left out. */
export const listSeen = (
  cache: ReadHandle,
  scope: Scope,
  userIds: readonly UserId[],
): readonly SeenMember[] => {
  const organization = findOrganizationKey(cache, scope);
  if (organization === null) return [];
  return readSeen(cache, sql`m.organization_key = ${organization} AND m.user_id IN ${inList(userIds)}`);
};

/** The people behind the cache's keys with their roles, some hundred a slice. */
export function* listSeenByKeys(cache: ReadHandle, keys: readonly number[]): Slices<readonly SeenMember[]> {
  const seen: SeenMember[] = [];
  let isFirst = true;
  for (const chunk of toChunks(keys)) {
    if (!isFirst) yield;
    isFirst = false;
    seen.push(...readSeen(cache, sql`m.key IN ${inList(chunk)}`));
  }
  return seen;
}

/** What somebody is called, and whether they may come in. */
export const NAMED = describeTable(pickColumns(COLUMNS, ['userId', 'username', 'name', 'email', 'status']));

/** Somebody by all that they are called by. */
export type NamedMember = ReturnType<typeof NAMED.toValues>;

/** Everybody in an organization; or whoever is not in it, once for each other list of the deployment that they are in. */
export const listNamed = (
  cache: ReadHandle,
  scope: Scope,
  where: 'here' | 'elsewhere',
): readonly NamedMember[] => {
  const here = toOrganizationKey(cache, scope);
  const test =
    where === 'here'
      ? sql`m.organization_key = ${here}`
      : sql`o.deployment_id = ${scope.deploymentId} AND m.organization_key <> ${here} AND NOT EXISTS
          (SELECT 1 FROM member AS i WHERE i.organization_key = ${here} AND i.user_id = m.user_id)`;
  return cache.all<NamedMember>(
    sql`SELECT ${NAMED.select('m')} FROM member AS m JOIN organization AS o ON o.key = m.organization_key
      WHERE ${test}`,
  );
};

/** The usernames of everybody on a deployment. */
export const listUsernames = (cache: ReadHandle, deploymentId: DeploymentId): readonly string[] =>
  cache.column<string>(
    sql`SELECT DISTINCT m.username FROM member AS m JOIN organization AS o ON o.key = m.organization_key
      WHERE o.deployment_id = ${deploymentId}`,
  );
