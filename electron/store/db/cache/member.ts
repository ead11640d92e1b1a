import type { UserId } from '#shared/base/brand.ts';
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

/** One member of the copy, or undefined. */
export const findMember = (
  cache: ReadHandle,
  organizationKey: number,
  userId: UserId,
): MemberRecord | undefined =>
  cache.get<MemberRecord>(
    sql`SELECT ${COLUMNS} FROM member WHERE organization_key = ${organizationKey} AND user_id = ${userId}`,
  );

export const countMembers = (cache: ReadHandle, organizationKey: number): number =>
  cache.get<{ count: number }>(
    sql`SELECT count(*) AS count FROM member WHERE organization_key = ${organizationKey}`,
  )?.count ?? 0;

/** All members of an organization, one at a time. */
export const iterateMembers = (cache: ReadHandle, organizationKey: number): IterableIterator<MemberRecord> =>
  cache.iterate<MemberRecord>(sql`SELECT ${COLUMNS} FROM member WHERE organization_key = ${organizationKey}`);

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
