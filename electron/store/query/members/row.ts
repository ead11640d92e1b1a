import type { UserId } from '#shared/base/brand.ts';
import type { Member } from '#shared/model/member.ts';
import { type Sql, sql } from '../../db/sql.ts';

/** A member as its table holds it. */
export type MemberRecord = {
  readonly key: number;
  readonly user_id: string;
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

export const MEMBER_COLUMNS: Sql = sql`m.key, m.user_id, m.username, m.name, m.email, m.status, m.login_type,
  m.last_seen_at, m.is_service_account, m.roles, m.site_roles`;

/** Role lists are JSON arrays that our own writer made. */
export const toRoles = (json: string): readonly string[] => JSON.parse(json) as string[];

/** The member that a record stands for. The id was checked when the row was written. */
export const toMember = (row: MemberRecord): Member => ({
  userId: row.user_id as UserId,
  username: row.username,
  name: row.name,
  email: row.email,
  status: row.status,
  loginType: row.login_type,
  lastSeenAt: row.last_seen_at,
  isServiceAccount: row.is_service_account === 1,
  roles: toRoles(row.roles),
  siteRoles: toRoles(row.site_roles),
});
