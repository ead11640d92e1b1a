import type { UserId } from '#shared/base/brand.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { joinSql, sql } from '../../db/sql.ts';
import { toTextTests } from '../members/filter-sql.ts';
import { findOrganizationKey, type Scope } from '../members/scope.ts';

/** A user who may join an organization. */
export type Outsider = {
  readonly userId: UserId;
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly status: string | null;
};

const NOBODY = -1;

const COLUMNS = sql`m.user_id AS userId, m.username, m.name, m.email, m.status`;

const toKeys = (cache: ReadHandle, scope: Scope) => ({
  here: findOrganizationKey(cache, scope) ?? NOBODY,
  site: findOrganizationKey(cache, { ...scope, organizationId: SITE_ORGANIZATION_ID }) ?? NOBODY,
});

/** Users who are not in an organization and whose names hold all words of `text`: the first of them, and how many. */
export const listOutside = (
  cache: ReadHandle,
  scope: Scope,
  { text, limit }: { readonly text: string; readonly limit: number },
): { readonly matching: number; readonly rows: readonly Outsider[] } => {
  const { here, site } = toKeys(cache, scope);
  const where = joinSql(
    [
      sql`m.organization_key = ${site}`,
      sql`NOT EXISTS (SELECT 1 FROM member AS i WHERE i.organization_key = ${here} AND i.user_id = m.user_id)`,
      ...toTextTests(text),
    ],
    sql` AND `,
  );
  return {
    matching: cache.get<{ n: number }>(sql`SELECT count(*) AS n FROM member AS m WHERE ${where}`)?.n ?? 0,
    rows: cache.all<Outsider>(
      sql`SELECT ${COLUMNS} FROM member AS m WHERE ${where} ORDER BY m.sort_key, m.key LIMIT ${limit}`,
    ),
  };
};
