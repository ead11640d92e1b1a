import type { DeploymentId, OrganizationId, UserId } from '#shared/base/brand.ts';
import { type ColumnsOf, describeTable, names, type RowOf, text } from '../db/columns.ts';
import type { ReadHandle, WriteHandle } from '../db/handles.ts';
import { inList, sql } from '../db/sql.ts';
import { toChunks } from './chunks.ts';
import {
  countDirectoryDifferences,
  type DirectoryDifference,
  listDirectoryDifferences,
} from './directory-difference.ts';
import { findPass } from './pass.ts';

type Kind = 'joined' | 'left' | 'roles' | 'profile';

/**
 * What changed about one person between two passes. `added` and `removed` are organization roles; for `profile`
 * (name, e-mail, status and the like) they are site roles.
 */
export type Difference = {
  readonly organizationId: OrganizationId;
  readonly userId: UserId;
  readonly username: string;
  readonly kind: Kind;
  readonly added: readonly string[];
  readonly removed: readonly string[];
};

const DIFFERENCE = describeTable({
  organizationId: text<OrganizationId>('organization_id'),
  userId: text<UserId>('user_id'),
  username: text('username'),
  kind: text<Kind>('kind'),
  added: names('added'),
  removed: names('removed'),
} satisfies ColumnsOf<Difference>);
type Row = RowOf<typeof DIFFERENCE>;

/** Rows written between two chances for others. */
const ROWS_A_TURN = 1_000;

/** Puts the differences of the last pass in the place of those of the pass before, some at a time. */
export const replaceDifferences = async (
  cache: WriteHandle,
  deploymentId: DeploymentId,
  rows: readonly Difference[],
  breathe: () => Promise<void>,
): Promise<void> => {
  const some = sql`DELETE FROM difference WHERE seq IN
    (SELECT seq FROM difference WHERE deployment_id = ${deploymentId} LIMIT ${ROWS_A_TURN})`;
  while (cache.run(some).changes >= ROWS_A_TURN) await breathe();
  const insert = cache.prepare(
    sql`INSERT INTO difference (deployment_id, ${DIFFERENCE.names()}) VALUES (?, ${DIFFERENCE.marks()})`.text,
  );
  for (const [at, row] of rows.entries()) {
    if (at % ROWS_A_TURN === 0) await breathe();
    insert(deploymentId, ...DIFFERENCE.values(DIFFERENCE.toStored(row)));
  }
};

/**
 * When the last two passes were made, and how much the later one found different, by kind: people are counted once,
 * however many lists tell of them.
 */
export const countDifferences = (cache: ReadHandle, deploymentId: DeploymentId) => {
  const pass = findPass(cache, deploymentId);
  const ofPeople = cache.all<{ kind: Kind; count: number }>(
    sql`SELECT kind, count(DISTINCT user_id) AS count FROM difference
      WHERE deployment_id = ${deploymentId} GROUP BY kind`,
  );
  return {
    since: pass?.since ?? null,
    until: pass?.asOf ?? null,
    counts: [...countDirectoryDifferences(cache, deploymentId), ...ofPeople].sort(
      (a, b) => b.count - a.count,
    ),
  };
};

type Page = { readonly offset: number; readonly limit: number };

const toDirectoryRow = ({ organizationId, organization, kind, ...role }: DirectoryDifference) =>
  kind === 'organization-new' || kind === 'organization-gone'
    ? { of: 'organization' as const, organizationId, organization, kind }
    : { of: 'role' as const, organizationId, organization, kind, ...role };

const listOfPeople = (cache: ReadHandle, deploymentId: DeploymentId, page: Page) =>
  cache
    .all<Row>(
      sql`SELECT ${DIFFERENCE.select('d')} FROM difference AS d WHERE d.deployment_id = ${deploymentId}
        ORDER BY CASE d.kind WHEN 'roles' THEN 0 WHEN 'joined' THEN 1 WHEN 'left' THEN 2 ELSE 3 END, d.seq
        LIMIT ${page.limit} OFFSET ${page.offset}`,
    )
    .map((row) => ({ ...DIFFERENCE.toValues(row), of: 'person' as const }));

/**
 * A window of those differences: organizations and custom roles first, since one of them concerns many, then people
 * whose roles changed, since those are what an admin looks for.
 */
export const listDifferences = (cache: ReadHandle, deploymentId: DeploymentId, page: Page) => {
  const ofDirectory = countDirectoryDifferences(cache, deploymentId).reduce(
    (sum, { count }) => sum + count,
    0,
  );
  const ofPeople =
    cache.get<{ n: number }>(sql`SELECT count(*) AS n FROM difference WHERE deployment_id = ${deploymentId}`)
      ?.n ?? 0;
  const first = listDirectoryDifferences(cache, deploymentId, page).map(toDirectoryRow);
  const offset = Math.max(0, page.offset - ofDirectory);
  const rest = { offset, limit: page.limit - first.length };
  return {
    total: ofDirectory + ofPeople,
    rows: [...first, ...listOfPeople(cache, deploymentId, rest)],
  };
};

/** What the last refresh found moved for somebody in an organization. Times of the refreshes, ISO 8601. */
export type Move = Pick<Difference, 'organizationId' | 'userId' | 'added' | 'removed'> & {
  readonly since: string | null;
  readonly until: string;
};

/** What the last refresh found moved for some people; those it found unmoved are missing. */
export const listMoves = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
  userIds: readonly UserId[],
): readonly Move[] => {
  const pass = findPass(cache, deploymentId);
  if (pass === null) return [];
  const moves: Move[] = [];
  for (const chunk of toChunks(userIds))
    for (const row of cache.all<Row>(
      sql`SELECT ${DIFFERENCE.select('d')} FROM difference AS d
        WHERE d.deployment_id = ${deploymentId} AND d.user_id IN ${inList(chunk)}`,
    )) {
      const { organizationId, userId, added, removed } = DIFFERENCE.toValues(row);
      moves.push({ organizationId, userId, added, removed, since: pass.since, until: pass.asOf });
    }
  return moves;
};
