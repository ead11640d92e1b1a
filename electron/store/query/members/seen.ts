import type { UserId } from '#shared/base/brand.ts';
import type { Slices } from '#shared/base/slices.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { inList, type Sql, sql } from '../../db/sql.ts';
import { toRoles } from './row.ts';
import { findOrganizationKey, type Scope } from './scope.ts';

/** Somebody as the copy shows them now. */
export type Seen = { readonly userId: UserId; readonly roles: readonly string[] };

const CHUNK = 500;

const readSeen = (cache: ReadHandle, where: Sql): readonly Seen[] =>
  cache
    .all<{ user_id: UserId; roles: string }>(sql`SELECT user_id, roles FROM member WHERE ${where}`)
    .map((row) => ({ userId: row.user_id, roles: toRoles(row.roles) }));

/** Some people of a list with their roles; those the copy does not have are left out. */
export const listSeen = (cache: ReadHandle, scope: Scope, userIds: readonly UserId[]): readonly Seen[] => {
  const organization = findOrganizationKey(cache, scope);
  if (organization === null) return [];
  return readSeen(cache, sql`organization_key = ${organization} AND user_id IN ${inList(userIds)}`);
};

/** The people behind the cache's keys with their roles, some hundred a slice. */
export function* listSeenByKeys(cache: ReadHandle, keys: readonly number[]): Slices<readonly Seen[]> {
  const seen: Seen[] = [];
  for (let at = 0; at < keys.length; at += CHUNK) {
    if (at > 0) yield;
    seen.push(...readSeen(cache, sql`key IN ${inList(keys.slice(at, at + CHUNK))}`));
  }
  return seen;
}
