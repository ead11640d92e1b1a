import type { ReadHandle } from '../../db/handles.ts';
import { type Sql, sql } from '../../db/sql.ts';

export type Facet = readonly { readonly value: string; readonly count: number }[];

const listFacet = (cache: ReadHandle, column: Sql, organizationKey: number): Facet =>
  cache.all(
    sql`SELECT ${column} AS value, count(*) AS count FROM member
      WHERE organization_key = ${organizationKey} AND ${column} IS NOT NULL
      GROUP BY 1 ORDER BY 2 DESC, 1`,
  );

/** The values that occur in an organization, with how often; for the filter menus. */
export const countFacets = (cache: ReadHandle, organizationKey: number) => ({
  statuses: listFacet(cache, sql`status`, organizationKey),
  loginTypes: listFacet(cache, sql`login_type`, organizationKey),
  siteRoles: cache.all<{ value: string; count: number }>(
    sql`SELECT s.value AS value, count(*) AS count FROM member AS m, json_each(m.site_roles) AS s
      WHERE m.organization_key = ${organizationKey} AND m.site_roles <> '[]' GROUP BY 1 ORDER BY 2 DESC, 1`,
  ),
  noRole:
    cache.get<{ n: number }>(
      sql`SELECT count(*) AS n FROM member WHERE organization_key = ${organizationKey} AND roles = '[]'`,
    )?.n ?? 0,
});
