import type { DeploymentId, UserId } from '#shared/base/brand.ts';
import { runWhole, type Slices } from '#shared/base/slices.ts';
import type { Member } from '#shared/model/member.ts';
import { type Scope, SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import type { ReadHandle, WriteHandle } from '../db/handles.ts';
import { inList, joinSql, sql } from '../db/sql.ts';
import { toChunks } from './chunks.ts';
import { CHANGING, MEMBER, type MemberRow, NAMED, type NamedMember } from './member.ts';
import { toTextTests } from './member-filter.ts';
import { rewriteHolders } from './member-role.ts';
import { listOrganizationKeys, toOrganizationKey } from './organization.ts';

/** People looked at in one statement: however many a server has, others get a turn in between. */
const PEOPLE_A_TURN = 1_000;
/** Looked up in one statement: people times the organizations in which each may still be. */
const LOOKED_UP_A_TURN = 100_000;

/** The list of users by its key, and the last key that is, or was, somebody's: whoever comes in gets a later one. */
type SiteList = { readonly key: number; readonly lastKey: number };

/** The people of a list whose ids lie behind `after` and not behind `last`. */
type Span = { readonly key: number; readonly after: string; readonly last: string };

/** Walks through a list in the order of ids, a span of people at a time. */
const walk = async (
  cache: WriteHandle,
  key: number,
  breathe: () => Promise<void>,
  onSpan: (span: Span) => void,
  people = PEOPLE_A_TURN,
): Promise<void> => {
  for (let after = ''; ; ) {
    const found = cache.get<{ readonly last: string | null }>(
      sql`SELECT max(user_id) AS last FROM (SELECT user_id FROM member
        WHERE organization_key = ${key} AND user_id > ${after} ORDER BY user_id LIMIT ${people})`,
    );
    const last = found?.last ?? null;
    if (last === null) return;
    onSpan({ key, after, last });
    await breathe();
    after = last;
  }
};

const spanOf = ({ key, after, last }: Span) =>
  sql`m.organization_key = ${key} AND m.user_id > ${after} AND m.user_id <= ${last}`;

/** Takes the people of an organization into the list; of several organizations any will do for what is a person's own. */
const take = (cache: WriteHandle, { key: siteKey, lastKey }: SiteList, span: Span): void => {
  cache.run(
    // In the list of users the roles are the site roles.
    sql`INSERT INTO member (key, organization_key, ${MEMBER.names()}, search, sort_key)
      SELECT max(${lastKey}, (SELECT max(key) FROM member)) + row_number() OVER (), ${siteKey},
        ${MEMBER.from('m', { roles: 'siteRoles' })}, m.search, m.sort_key
        FROM member AS m WHERE ${spanOf(span)}
      ON CONFLICT (organization_key, user_id) DO UPDATE SET ${CHANGING.excluded()},
        search = excluded.search, sort_key = excluded.sort_key, missed_passes = 0
      WHERE (${CHANGING.from('member')}, member.missed_passes) IS NOT (${CHANGING.from('excluded')}, 0)`,
  );
};

/**
 * Puts the list of users together from the members of all organizations, for a token that may not list users.
 * Whoever stays in it keeps their key.
 */
export const fillSiteFromMembers = async (
  cache: WriteHandle,
  deploymentId: DeploymentId,
  site: SiteList,
  breathe: () => Promise<void>,
): Promise<void> => {
  const { key: siteKey } = site;
  const keys = [...listOrganizationKeys(cache, deploymentId)].flatMap(([id, key]) =>
    id === SITE_ORGANIZATION_ID ? [] : [key],
  );
  const listed = JSON.stringify(keys);
  const dropGone = (span: Span): void => {
    cache.run(
      sql`DELETE FROM member WHERE key IN (SELECT m.key FROM member AS m WHERE ${spanOf(span)}
        AND NOT EXISTS (SELECT 1 FROM json_each(${listed}) AS o
          JOIN member AS other ON other.organization_key = o.value AND other.user_id = m.user_id))`,
    );
  };
  const people = Math.max(1, Math.min(PEOPLE_A_TURN, Math.floor(LOOKED_UP_A_TURN / (keys.length + 1))));
  await walk(cache, siteKey, breathe, dropGone, people);
  for (const key of keys) await walk(cache, key, breathe, (span) => take(cache, site, span));
  await walk(cache, siteKey, breathe, (span) => rewriteHolders(cache, spanOf(span)));
};

/** A user of the deployment, whatever organizations they are in. Status null: this server or token does not tell. */
export type UserStanding = Pick<Member, 'username' | 'name' | 'email' | 'loginType' | 'status' | 'siteRoles'>;

/**
 * Some users, by id: as the list of everybody shows them, whose roles are the site roles, or else as a member list
 * does. Who is in none of them is missing.
 */
export const listUserStandings = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
  userIds: readonly UserId[],
): ReadonlyMap<UserId, UserStanding> => runWhole(listUserStandingsInSlices(cache, deploymentId, userIds));

/** The same, some hundred people a slice. */
export function* listUserStandingsInSlices(
  cache: ReadHandle,
  deploymentId: DeploymentId,
  userIds: readonly UserId[],
): Slices<ReadonlyMap<UserId, UserStanding>> {
  const found = new Map<UserId, UserStanding>();
  const keys = listOrganizationKeys(cache, deploymentId);
  const site = keys.get(SITE_ORGANIZATION_ID) ?? null;
  for (const chunk of toChunks(userIds)) {
    yield;
    for (const row of cache.all<MemberRow & { readonly isSite: number }>(
      sql`SELECT m.organization_key IS ${site} AS isSite, ${MEMBER.select('m')} FROM member AS m
        WHERE m.organization_key IN ${inList([...keys.values()])} AND m.user_id IN ${inList(chunk)}
        ORDER BY isSite`,
    )) {
      const { username, name, email, loginType, status, ...user } = MEMBER.toValues(row);
      const siteRoles = row.isSite === 1 ? user.roles : user.siteRoles;
      found.set(user.userId, { username, name, email, loginType, status, siteRoles });
    }
  }
  return found;
}

/** Users who are not in an organization and whose names hold all words of `text`: the first of them, and how many. */
export const listOutside = (
  cache: ReadHandle,
  scope: Scope,
  { text, limit }: { readonly text: string; readonly limit: number },
): { readonly matching: number; readonly rows: readonly NamedMember[] } => {
  const here = toOrganizationKey(cache, scope);
  const site = toOrganizationKey(cache, { ...scope, organizationId: SITE_ORGANIZATION_ID });
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
    rows: cache.all<NamedMember>(
      sql`SELECT ${NAMED.select('m')} FROM member AS m WHERE ${where} ORDER BY m.sort_key, m.key LIMIT ${limit}`,
    ),
  };
};
