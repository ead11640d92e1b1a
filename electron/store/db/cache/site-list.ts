import type { DeploymentId } from '#shared/base/brand.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import type { WriteHandle } from '../handles.ts';
import { sql } from '../sql.ts';
import { listOrganizationKeys } from './organization.ts';

/** People looked at in one statement: however many a server has, others get a turn in between. */
const PEOPLE_A_TURN = 1_000;
/** Looked up in one statement: people times the organizations in which each may still be. */
const LOOKED_UP_A_TURN = 100_000;

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
const take = (cache: WriteHandle, siteKey: number, span: Span): void => {
  cache.run(
    sql`INSERT INTO member (organization_key, user_id, username, name, email, status, login_type, last_seen_at,
        is_service_account, roles, site_roles, search, sort_key)
      SELECT ${siteKey}, m.user_id, m.username, m.name, m.email, m.status, m.login_type, m.last_seen_at,
        m.is_service_account, m.site_roles, m.site_roles, m.search, m.sort_key FROM member AS m WHERE ${spanOf(span)}
      ON CONFLICT (organization_key, user_id) DO UPDATE SET username = excluded.username, name = excluded.name,
        email = excluded.email, status = excluded.status, login_type = excluded.login_type,
        last_seen_at = excluded.last_seen_at, is_service_account = excluded.is_service_account,
        roles = excluded.roles, site_roles = excluded.site_roles, search = excluded.search, sort_key = excluded.sort_key, missed_passes = 0
      WHERE (member.username, member.name, member.email, member.status, member.login_type, member.last_seen_at,
          member.is_service_account, member.roles, member.missed_passes)
        IS NOT (excluded.username, excluded.name, excluded.email, excluded.status, excluded.login_type,
          excluded.last_seen_at, excluded.is_service_account, excluded.roles, 0)`,
  );
};

/** Writes the roles of the list's people anew. */
const takeRoles = (cache: WriteHandle, span: Span): void => {
  const mine = sql`SELECT m.key FROM member AS m WHERE ${spanOf(span)}`;
  cache.run(sql`DELETE FROM member_role WHERE member_key IN (${mine})`);
  cache.run(
    sql`INSERT INTO member_role (member_key, role)
      SELECT m.key, r.value FROM member AS m, json_each(m.roles) AS r WHERE ${spanOf(span)}`,
  );
};

/**
 * Puts the list of users together from the members of all organizations, for a token that may not list users.
 * `siteKey` is the key of the list; whoever stays in it keeps theirs.
 */
export const fillSiteFromMembers = async (
  cache: WriteHandle,
  deploymentId: DeploymentId,
  siteKey: number,
  breathe: () => Promise<void>,
): Promise<void> => {
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
  for (const key of keys) await walk(cache, key, breathe, (span) => take(cache, siteKey, span));
  await walk(cache, siteKey, breathe, (span) => takeRoles(cache, span));
};
