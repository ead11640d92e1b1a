import { z } from 'zod';
import type { DeploymentId, OrganizationId } from '#shared/base/brand.ts';
import { toSeenName } from '#shared/base/fold-text.ts';
import type { MemberFilter, MemberSort } from '#shared/model/member-filter.ts';
import { memberFilterSchema, memberSortSchema } from '#shared/model/member-filter-schema.ts';
import type { Sealer } from '../cipher.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { sql } from '../sql.ts';

/** A list that a person saved, opened. */
export type SavedView = {
  readonly id: string;
  readonly name: string;
  readonly filter: MemberFilter;
  readonly sort: MemberSort;
};

type ListScope = { readonly deploymentId: DeploymentId; readonly organizationId: OrganizationId };

/**
 * Name, filter and sort of a view are sealed together in `filter`: what a person typed to find somebody is as personal
 * as that person's name. `name` is the blinded name, and `sort` is empty.
 */
const contentSchema = z.object({ name: z.string(), filter: memberFilterSchema, sort: memberSortSchema });

/** Names that look the same are one, so that no two views of a list do. */
const toBlinded = (name: string, sealer: Sealer): string => sealer.blind(toSeenName(name));

const openView = (id: string, sealed: string, sealer: Sealer): readonly SavedView[] => {
  const text = sealer.open(sealed);
  const content = text === null ? null : contentSchema.safeParse(JSON.parse(text));
  return content?.success === true ? [{ id, ...content.data }] : [];
};

/**
 * Saved views of a list by name. One that was sealed with another key, or that an older version wrote in a shape we no
 * longer know, is left out.
 */
export const listSavedViews = (journal: ReadHandle, scope: ListScope, sealer: Sealer): readonly SavedView[] =>
  journal
    .all<{ id: string; filter: string }>(
      sql`SELECT id, filter FROM saved_view
        WHERE deployment_id = ${scope.deploymentId} AND organization_id = ${scope.organizationId}`,
    )
    .flatMap(({ id, filter }) => openView(id, filter, sealer))
    .sort((a, b) => a.name.localeCompare(b.name, 'en', { sensitivity: 'base' }));

/** Saved views there are beside the one of that name: in its list, and in all lists together. */
export const countSavedViews = (
  journal: ReadHandle,
  view: ListScope & { readonly name: string },
  sealer: Sealer,
): { readonly inList: number; readonly inAll: number } =>
  journal.get<{ inList: number; inAll: number }>(
    sql`SELECT count(*) AS inAll, coalesce(sum(is_here), 0) AS inList
      FROM (SELECT name, deployment_id = ${view.deploymentId}
          AND organization_id = ${view.organizationId} AS is_here FROM saved_view)
      WHERE NOT (is_here AND name = ${toBlinded(view.name, sealer)})`,
  ) ?? { inList: 0, inAll: 0 };

/** Saves a view; one of the same name in the same list is replaced and keeps its id. Returns the id. */
export const saveView = (
  journal: WriteHandle,
  { id, name, filter, sort, ...scope }: SavedView & ListScope,
  sealer: Sealer,
): string => {
  const blinded = toBlinded(name, sealer);
  const kept = journal.get<{ id: string }>(
    sql`INSERT INTO saved_view (id, deployment_id, organization_id, name, filter, sort)
      VALUES (${id}, ${scope.deploymentId}, ${scope.organizationId}, ${blinded},
        ${sealer.seal(JSON.stringify({ name, filter, sort }))}, '')
      ON CONFLICT (deployment_id, organization_id, name)
      DO UPDATE SET filter = excluded.filter, sort = excluded.sort
      RETURNING id`,
  );
  return kept?.id ?? id;
};

/** True when something of a deployment is sealed already: with a key that must not be replaced. */
export const hasSealed = (journal: ReadHandle, deploymentId: DeploymentId): boolean =>
  journal.get(
    sql`SELECT 1 FROM saved_view WHERE deployment_id = ${deploymentId} AND filter NOT LIKE '{%'`,
  ) !== undefined;

/** Deployments of which a version before sealed views left readable ones. */
export const listReadable = (journal: ReadHandle): readonly DeploymentId[] =>
  journal.column<DeploymentId>(sql`SELECT DISTINCT deployment_id FROM saved_view WHERE filter LIKE '{%'`);

/** Seals the readable views of a deployment; without a sealer they are deleted. */
export const sealViews = (journal: WriteHandle, deploymentId: DeploymentId, sealer: Sealer | null): void =>
  journal.transaction(() => {
    const rows = journal.all<{ id: string; name: string; filter: string; sort: string }>(
      sql`SELECT id, name, filter, sort FROM saved_view
        WHERE deployment_id = ${deploymentId} AND filter LIKE '{%'`,
    );
    for (const { id, name, filter, sort } of rows) {
      if (sealer === null) deleteView(journal, id);
      else {
        const content = { name, filter: JSON.parse(filter), sort: JSON.parse(sort) };
        journal.run(sql`UPDATE OR REPLACE saved_view
          SET name = ${toBlinded(name, sealer)}, filter = ${sealer.seal(JSON.stringify(content))}, sort = ''
          WHERE id = ${id}`);
      }
    }
  });

/** Deletes one view. */
export const deleteView = (journal: WriteHandle, id: string): void => {
  journal.run(sql`DELETE FROM saved_view WHERE id = ${id}`);
};

/** Deletes all views of a deployment. */
export const deleteViewsOf = (journal: WriteHandle, deploymentId: DeploymentId): void => {
  journal.run(sql`DELETE FROM saved_view WHERE deployment_id = ${deploymentId}`);
};
