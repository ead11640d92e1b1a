import type { DeploymentId, OrganizationId } from '#shared/base/brand.ts';
import {
  type MemberFilter,
  type MemberSort,
  memberFilterSchema,
  memberSortSchema,
} from '#shared/model/member-filter.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { sql } from '../sql.ts';

export type SavedView = {
  readonly id: string;
  readonly name: string;
  readonly filter: MemberFilter;
  readonly sort: MemberSort;
};

/** Saved views of a list by name. One that an older version wrote in a shape we no longer know is left out. */
export const listSavedViews = (
  journal: ReadHandle,
  scope: { readonly deploymentId: DeploymentId; readonly organizationId: OrganizationId },
): readonly SavedView[] =>
  journal
    .all<{ id: string; name: string; filter: string; sort: string }>(
      sql`SELECT id, name, filter, sort FROM saved_view
        WHERE deployment_id = ${scope.deploymentId} AND organization_id = ${scope.organizationId}
        ORDER BY name COLLATE NOCASE`,
    )
    .flatMap((row) => {
      const filter = memberFilterSchema.safeParse(JSON.parse(row.filter));
      const sort = memberSortSchema.safeParse(JSON.parse(row.sort));
      return filter.success && sort.success
        ? [{ id: row.id, name: row.name, filter: filter.data, sort: sort.data }]
        : [];
    });

/** Saved views there are beside the one of that name: in its list, and in all lists together. */
export const countSavedViews = (
  journal: ReadHandle,
  view: {
    readonly deploymentId: DeploymentId;
    readonly organizationId: OrganizationId;
    readonly name: string;
  },
): { readonly inList: number; readonly inAll: number } =>
  journal.get<{ inList: number; inAll: number }>(
    sql`SELECT count(*) AS inAll, coalesce(sum(is_here), 0) AS inList
      FROM (SELECT name, deployment_id = ${view.deploymentId}
          AND organization_id = ${view.organizationId} AS is_here FROM saved_view)
      WHERE NOT (is_here AND name = ${view.name})`,
  ) ?? { inList: 0, inAll: 0 };

/** Saves a view; one of the same name in the same list is replaced and keeps its id. Returns the id. */
export const saveView = (
  journal: WriteHandle,
  view: SavedView & { readonly deploymentId: DeploymentId; readonly organizationId: OrganizationId },
): string => {
  journal.run(
    sql`INSERT INTO saved_view (id, deployment_id, organization_id, name, filter, sort)
      VALUES (${view.id}, ${view.deploymentId}, ${view.organizationId}, ${view.name},
        ${JSON.stringify(view.filter)}, ${JSON.stringify(view.sort)})
      ON CONFLICT (deployment_id, organization_id, name)
      DO UPDATE SET filter = excluded.filter, sort = excluded.sort`,
  );
  const kept = journal.get<{ id: string }>(
    sql`SELECT id FROM saved_view WHERE deployment_id = ${view.deploymentId}
      AND organization_id = ${view.organizationId} AND name = ${view.name}`,
  );
  return kept?.id ?? view.id;
};

export const deleteView = (journal: WriteHandle, id: string): void => {
  journal.run(sql`DELETE FROM saved_view WHERE id = ${id}`);
};

export const deleteViewsOf = (journal: WriteHandle, deploymentId: DeploymentId): void => {
  journal.run(sql`DELETE FROM saved_view WHERE deployment_id = ${deploymentId}`);
};
