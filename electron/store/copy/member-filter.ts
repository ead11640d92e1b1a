import { foldWords } from '#shared/base/fold-text.ts';
import { NEVER_SEEN, UNREADABLE } from '#shared/model/member.ts';
import type { MemberFilter, MemberSort, SortColumn } from '#shared/model/member-filter.ts';
import { inList, joinSql, type Sql, sql } from '../db/sql.ts';
import { MEMBER } from './member.ts';
import { holdersOf } from './member-role.ts';

/** All words of a text must occur in `m`. SQLite's LIKE has wildcards; instr has none, and the column is folded already. */
export const toTextTests = (text: string): readonly Sql[] =>
  foldWords(text).map((word) => sql`instr(m.search, ${word}) > 0`);

const toRolesTest = (roles: NonNullable<MemberFilter['roles']>): Sql => {
  const names = [...new Set(roles.names)];
  if (names.length === 0) return sql`1`;
  const held = holdersOf(names);
  if (roles.mode === 'any') return sql`m.key IN (${held})`;
  if (roles.mode === 'none') return sql`m.key NOT IN (${held})`;
  return sql`m.key IN (${held} GROUP BY member_key HAVING count(*) = ${names.length})`;
};

const toSiteRolesTest = (names: readonly string[]): Sql =>
  sql`EXISTS (SELECT 1 FROM json_each(m.site_roles) AS s WHERE s.value IN ${inList(names)})`;

/** One of the values, or not told; no test when neither is asked for. */
const toToldTests = (column: Sql, values: readonly string[], isUntold: boolean): readonly Sql[] => {
  if (!isUntold) return values.length === 0 ? [] : [sql`${column} IN ${inList(values)}`];
  return [sql`(${column} IS NULL OR ${column} IN ${inList(values)})`];
};

/** Whoever has none; of a row that could not be read nobody knows. */
export const HAS_NO_ROLE: Sql = sql`(m.roles = '[]' AND m.status IS NOT ${UNREADABLE})`;

/**
 * The WHERE of a member list as SQL over `member AS m`. Staged and selected people are not the cache's to know:
 * the view puts those on top.
 */
export const toWhere = (organizationKey: number, filter: MemberFilter): Sql => {
  const tests: Sql[] = [sql`m.organization_key = ${organizationKey}`, ...toTextTests(filter.text)];
  if (filter.roles !== null) tests.push(toRolesTest(filter.roles));
  if (filter.siteRoles.length > 0) tests.push(toSiteRolesTest(filter.siteRoles));
  tests.push(...toToldTests(sql`m.status`, filter.statuses, filter.notTold.includes('status')));
  tests.push(...toToldTests(sql`m.login_type`, filter.loginTypes, filter.notTold.includes('loginType')));
  if (filter.noRole) tests.push(HAS_NO_ROLE);
  return joinSql(tests, sql` AND `);
};

const toField = (column: SortColumn) => (column === 'lastSeen' ? 'lastSeenAt' : column);

const toColumn = (column: SortColumn): Sql => {
  const told = MEMBER.column('m', toField(column));
  if (column === 'name' || column === 'email') return sql`${told} COLLATE NOCASE`;
  // Never seen is the oldest there is.
  return column === 'lastSeen' ? sql`iif(${told} = ${NEVER_SEEN}, '', ${told})` : told;
};

/** What is not told, and a name or an address that somebody does not have, has no place in an order. */
const toBlanksLast = (column: SortColumn): Sql => {
  if (column === 'name' || column === 'email') return sql`${toColumn(column)} = '' ASC, `;
  return MEMBER.isNullable(toField(column)) ? sql`${toColumn(column)} IS NULL ASC, ` : sql``;
};

/** The ORDER BY of a member list: total, because the username comes last. */
export const toOrder = (sort: MemberSort): Sql => {
  const direction = sort.direction === 'asc' ? sql`ASC` : sql`DESC`;
  if (sort.column === 'username') return sql`m.sort_key ${direction}, m.key ${direction}`;
  return sql`${toBlanksLast(sort.column)}${toColumn(sort.column)} ${direction}, m.sort_key ASC, m.key ASC`;
};
