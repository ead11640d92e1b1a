import type { DeploymentId, OrganizationId, UserId } from '#shared/base/brand.ts';
import type { Difference } from '../db/cache/difference.ts';
import type { DirectoryDifference } from '../db/cache/directory-difference.ts';
import type { ReadHandle } from '../db/handles.ts';
import { sql } from '../db/sql.ts';
import { toRoles } from './members/row.ts';

type Kind = Difference['kind'] | DirectoryDifference['kind'];

/**
 * When the last two passes were made, and how much the later one found different, by kind: people are counted once,
 * however many lists tell of them.
 */
export const countDifferences = (cache: ReadHandle, deploymentId: DeploymentId) => {
  const pass = cache.get<{ as_of: string; since: string | null }>(
    sql`SELECT as_of, since FROM pass WHERE deployment_id = ${deploymentId}`,
  );
  return {
    since: pass?.since ?? null,
    until: pass?.as_of ?? null,
    counts: cache.all<{ kind: Kind; count: number }>(
      sql`SELECT kind, count(*) AS count FROM directory_difference WHERE deployment_id = ${deploymentId} GROUP BY kind
        UNION ALL
        SELECT kind, count(DISTINCT user_id) AS count FROM difference WHERE deployment_id = ${deploymentId} GROUP BY kind
        ORDER BY count DESC`,
    ),
  };
};

type Page = { readonly offset: number; readonly limit: number };

type DirectoryRecord = {
  readonly organizationId: OrganizationId;
  readonly organization: string;
  readonly kind: DirectoryDifference['kind'];
  readonly name: string;
  readonly displayName: string;
  readonly added: string;
  readonly removed: string;
};

const toDirectoryRow = ({ organizationId, organization, kind, ...role }: DirectoryRecord) =>
  kind === 'organization-new' || kind === 'organization-gone'
    ? { of: 'organization' as const, organizationId, organization, kind }
    : {
        ...{ of: 'role' as const, organizationId, organization, kind },
        ...{ name: role.name, displayName: role.displayName },
        ...{ added: toRoles(role.added), removed: toRoles(role.removed) },
      };

const listOfDirectory = (cache: ReadHandle, deploymentId: DeploymentId, page: Page) =>
  cache
    .all<DirectoryRecord>(
      sql`SELECT organization_id AS organizationId, organization, kind, name, display_name AS displayName, added, removed
        FROM directory_difference WHERE deployment_id = ${deploymentId}
        ORDER BY seq LIMIT ${page.limit} OFFSET ${page.offset}`,
    )
    .map(toDirectoryRow);

type PersonRecord = {
  readonly organizationId: OrganizationId;
  readonly userId: UserId;
  readonly username: string;
  readonly kind: Difference['kind'];
  readonly added: string;
  readonly removed: string;
};

const listOfPeople = (cache: ReadHandle, deploymentId: DeploymentId, page: Page) =>
  cache
    .all<PersonRecord>(
      sql`SELECT organization_id AS organizationId, user_id AS userId, username, kind, added, removed
        FROM difference WHERE deployment_id = ${deploymentId}
        ORDER BY CASE kind WHEN 'roles' THEN 0 WHEN 'joined' THEN 1 WHEN 'left' THEN 2 ELSE 3 END, seq
        LIMIT ${page.limit} OFFSET ${page.offset}`,
    )
    .map((row) => ({
      ...row,
      of: 'person' as const,
      added: toRoles(row.added),
      removed: toRoles(row.removed),
    }));

/**
 * A window of those differences: organizations and custom roles first, since one of them concerns many, then people
 * whose roles changed, since those are what an admin looks for.
 */
export const listDifferences = (cache: ReadHandle, deploymentId: DeploymentId, page: Page) => {
  const ofDirectory =
    cache.get<{ n: number }>(
      sql`SELECT count(*) AS n FROM directory_difference WHERE deployment_id = ${deploymentId}`,
    )?.n ?? 0;
  const ofPeople =
    cache.get<{ n: number }>(sql`SELECT count(*) AS n FROM difference WHERE deployment_id = ${deploymentId}`)
      ?.n ?? 0;
  const first = listOfDirectory(cache, deploymentId, page);
  const offset = Math.max(0, page.offset - ofDirectory);
  const rest = { offset, limit: page.limit - first.length };
  return {
    total: ofDirectory + ofPeople,
    rows: [...first, ...listOfPeople(cache, deploymentId, rest)],
  };
};
