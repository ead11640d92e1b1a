import type { DeploymentId, UserId } from '#shared/base/brand.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { sql } from '../sql.ts';

/** The columns of a member that come from the server; `roles` and `site_roles` are JSON, sorted. */
export type MemberColumns = {
  readonly user_id: UserId;
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly status: string | null;
  readonly login_type: string | null;
  readonly last_seen_at: string | null;
  readonly is_service_account: number;
  readonly roles: string;
  readonly site_roles: string;
};

export type MemberRecord = MemberColumns & { readonly key: number; readonly missed_passes: number };

const COLUMNS = sql`key, user_id, username, name, email, status, login_type, last_seen_at, is_service_account,
  roles, site_roles, missed_passes`;

const SEPARATOR = '\u001f';

/** One text for everything that a sync compares; `toPrint` makes the same of what the server sent. */
const PRINT = sql`concat_ws(char(31), missed_passes, username, name, email, coalesce(status, char(30)),
  coalesce(login_type, char(30)), coalesce(last_seen_at, char(30)), is_service_account, roles, site_roles)`;

const NULL = '\u001e';

/** The print of a member who was not missed; equal prints mean equal rows. */
export const toPrint = (m: MemberColumns): string =>
  [
    ...[0, m.username, m.name, m.email, m.status ?? NULL, m.login_type ?? NULL, m.last_seen_at ?? NULL],
    ...[m.is_service_account, m.roles, m.site_roles],
  ].join(SEPARATOR);

export type MemberPrint = { readonly key: number; readonly user_id: UserId; readonly print: string };

/** Prints of those of `userIds` that are in the copy: many rows for one question, and one text instead of ten. */
export const listPrints = (
  cache: ReadHandle,
  organizationKey: number,
  userIds: readonly UserId[],
): readonly MemberPrint[] =>
  cache.all<MemberPrint>(
    sql`SELECT key, user_id, ${PRINT} AS print FROM member
      WHERE organization_key = ${organizationKey} AND user_id IN (SELECT value FROM json_each(${JSON.stringify(userIds)}))`,
  );

/** One member of the copy; throws when the key is not in it. */
export const getMember = (cache: ReadHandle, key: number): MemberRecord => {
  const row = cache.get<MemberRecord>(sql`SELECT ${COLUMNS} FROM member WHERE key = ${key}`);
  if (row === undefined) throw new Error(`No member ${key} in the copy`);
  return row;
};

export const countMembers = (cache: ReadHandle, organizationKey: number): number =>
  cache.get<{ count: number }>(
    sql`SELECT count(*) AS count FROM member WHERE organization_key = ${organizationKey}`,
  )?.count ?? 0;

/** Rows of all lists of a deployment together. */
export const countRows = (cache: ReadHandle, deploymentId: DeploymentId): number =>
  cache.get<{ count: number }>(
    sql`SELECT count(*) AS count FROM member
      WHERE organization_key IN (SELECT key FROM organization WHERE deployment_id = ${deploymentId})`,
  )?.count ?? 0;

/** What the file of a copy takes, in bytes. */
export const copyBytes = (cache: ReadHandle): number =>
  cache.get<{ bytes: number }>(
    sql`SELECT (SELECT page_count FROM pragma_page_count) * (SELECT page_size FROM pragma_page_size) AS bytes`,
  )?.bytes ?? 0;

/** Up to `most` members of an organization in the order of their ids, from the one after `after` on ('': the first). */
export const listMembersAfter = (
  cache: ReadHandle,
  organizationKey: number,
  after: string,
  most: number,
): readonly MemberRecord[] =>
  cache.all<MemberRecord>(
    sql`SELECT ${COLUMNS} FROM member WHERE organization_key = ${organizationKey} AND user_id > ${after}
      ORDER BY user_id LIMIT ${most}`,
  );

const rolesOf = (json: string): readonly string[] => {
  const roles: unknown = JSON.parse(json);
  return Array.isArray(roles) ? roles.filter((name) => typeof name === 'string') : [];
};

/** Statements for many members in one transaction; each keeps `member_role` in step. */
export const createMemberWriter = (cache: WriteHandle) => {
  const insert = cache.prepare(
    `INSERT INTO member (organization_key, user_id, username, name, email, status, login_type, last_seen_at,
       is_service_account, roles, site_roles, search, sort_key)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const update = cache.prepare(
    `UPDATE member SET username = ?, name = ?, email = ?, status = ?, login_type = ?, last_seen_at = ?,
       is_service_account = ?, roles = ?, site_roles = ?, search = ?, sort_key = ?, missed_passes = 0
     WHERE key = ?`,
  );
  // `search` and `sort_key` carry an index of their own weight; somebody merely seen again leaves them alone.
  const touch = cache.prepare('UPDATE member SET last_seen_at = ?, missed_passes = 0 WHERE key = ?');
  const miss = cache.prepare('UPDATE member SET missed_passes = missed_passes + 1 WHERE key = ?');
  const remove = cache.prepare('DELETE FROM member WHERE key = ?');
  const dropRoles = cache.prepare('DELETE FROM member_role WHERE member_key = ?');
  const addRole = cache.prepare('INSERT INTO member_role (member_key, role) VALUES (?, ?)');
  return {
    insert: (organizationKey: number, m: MemberColumns, search: string, sortKey: string): void => {
      const { id } = insert(
        ...[organizationKey, m.user_id, m.username, m.name, m.email, m.status, m.login_type, m.last_seen_at],
        ...[m.is_service_account, m.roles, m.site_roles, search, sortKey],
      );
      if (m.roles !== '[]') for (const role of rolesOf(m.roles)) addRole(id, role);
    },
    update: (key: number, m: MemberColumns, search: string, sortKey: string): void => {
      update(
        ...[m.username, m.name, m.email, m.status, m.login_type, m.last_seen_at, m.is_service_account],
        ...[m.roles, m.site_roles, search, sortKey, key],
      );
      dropRoles(key);
      for (const role of rolesOf(m.roles)) addRole(key, role);
    },
    touch: (key: number, lastSeenAt: string | null): void => void touch(lastSeenAt, key),
    miss: (key: number): void => void miss(key),
    remove: (key: number): void => void remove(key),
  };
};
export type MemberWriter = ReturnType<typeof createMemberWriter>;
