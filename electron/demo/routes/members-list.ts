import type { Deployment } from '../deployment.ts';
import { keyed, type Route, type UserCall } from '../http/call.ts';
import { type Paging, readPaging, slicePage } from '../http/paging.ts';
import { canReadMember, withOrganization } from '../http/params.ts';
import { error, internal, notFound, type Reply, rawJson } from '../http/reply.ts';
import { splitTerms } from '../http/search-terms.ts';
import { parseUuid } from '../rules/name-rule.ts';
import type { Organization, User } from '../world/rows.ts';
import { shownMembers } from '../world/shown-rows.ts';
import type { World } from '../world/world.ts';
import { roleLookupRefusal } from './role-lookup.ts';
import { memberJson } from './shape-member.ts';
import { createTermReader } from './term-readers.ts';
import { parseUserFilter } from './user-filter.ts';

/** The `q` of the plain members list, or the 400 to answer with. */
type MembersQuery =
  | { readonly ok: true; readonly userId: string | undefined; readonly includeSystem: boolean }
  | { readonly ok: false; readonly reply: Reply };

const MESSAGE = 'Invalid organization member search query.';

/** Parses `user_id:`, `github_user_id:` and `include_system:`; before 2.27 `q` is ignored. */
const parseMembersQuery = (deployment: Deployment, q: string): MembersQuery => {
  if (!deployment.traits.membersQuery) return { ok: true, userId: undefined, includeSystem: false };
  const terms = splitTerms(q, (word) => `invalid search term: ${word}`);
  if (!terms.ok) return { ok: false, reply: error(400, MESSAGE, '', [terms.problem]) };
  const reader = createTermReader(terms.values);
  const text = reader.one('user_id');
  const userId = text === undefined ? undefined : parseUuid(text);
  const githubId = reader.int('github_user_id') ?? 0;
  const includeSystem = reader.bool('include_system') ?? false;
  const isBadId = text !== undefined && userId === undefined;
  const problems = [
    ...(isBadId ? [{ field: 'user_id', detail: 'Query param "user_id" must be a valid uuid' }] : []),
    ...reader.problems(),
  ];
  if (problems.length > 0) return { ok: false, reply: error(400, MESSAGE, '', problems) };
  // No seeded user is linked to a GitHub id, so asking for one matches nobody.
  return { ok: true, userId: githubId === 0 ? userId : 'nobody', includeSystem };
};

const listJson = (deployment: Deployment, organizationId: string, ids: readonly string[]): string => {
  const { users, members } = deployment.world;
  const table = members.get(organizationId);
  const rows = ids.flatMap((id) => {
    const member = table?.get(id);
    const user = users.get(id);
    return member === undefined || user === undefined ? [] : [memberJson(deployment, member, user)];
  });
  return `[${rows.join(',')}]`;
};

const list = (call: UserCall, organization: Organization): Reply => {
  const { deployment } = call;
  const query = parseMembersQuery(deployment, call.query.get('q') ?? '');
  if (!query.ok) return query.reply;
  const { users, members } = deployment.world;
  const isShown = (user: User): boolean =>
    !user.deleted &&
    (!user.system || query.includeSystem) &&
    (query.userId === undefined || query.userId === user.id) &&
    canReadMember(call, organization.id, user.id);
  // Physical order: without ORDER BY an updated row comes back last.
  const ids = [...(members.get(organization.id)?.keys() ?? [])].filter((id) => {
    const user = users.get(id);
    return user !== undefined && isShown(user);
  });
  const refused = roleLookupRefusal(call);
  if (refused !== undefined) return refused;
  const sorted = members.get(organization.id)?.size ?? 0;
  return {
    ...rawJson(200, listJson(deployment, organization.id, ids)),
    list: { list: 'members', sorted, shown: ids.length },
  };
};

const PG_MANY_ROWS = 'pq: more than one row returned by a subquery used as an expression';

/** Rows after the cursor; the cursor's username is looked up among all memberships, as the query does. */
const cutAfter = (world: World, ids: readonly string[], afterId: string): readonly string[] | 'many' => {
  const memberships = world.organizationsOf.get(afterId)?.size ?? 0;
  if (memberships > 1) return 'many';
  const cursor = world.users.get(afterId)?.username.toLowerCase();
  // Comparing with NULL: no row at all, which looks like the end of the list.
  if (memberships === 0 || cursor === undefined) return [];
  return ids.filter((id) => (world.users.get(id)?.username.toLowerCase() ?? '') > cursor);
};

const page = (
  call: UserCall,
  organization: Organization,
  paging: Paging,
  test?: (user: User) => boolean,
): Reply => {
  const { deployment } = call;
  const { world, traits } = deployment;
  const all = shownMembers(world, organization.id, traits.pagedSystemUsers);
  const isMatch = (id: string): boolean => {
    const user = world.users.get(id);
    return user !== undefined && (test === undefined || test(user));
  };
  const matching = test === undefined ? all : all.filter(isMatch);
  const isCut = traits.pagedQuery && paging.afterId !== undefined;
  const rows = isCut ? cutAfter(world, matching, paging.afterId ?? '') : matching;
  if (rows === 'many') return internal(PG_MANY_ROWS);
  const shown = slicePage(rows, paging);
  if (shown.length === 0 && traits.emptyPagePanics) return internal();
  const count = shown.length === 0 ? 0 : rows.length;
  const refused = roleLookupRefusal(call);
  if (refused !== undefined) return refused;
  return {
    ...rawJson(200, `{"members":${listJson(deployment, organization.id, shown)},"count":${count}}`),
    list: { list: 'members', sorted: all.length, shown: shown.length },
  };
};

const paginated = (call: UserCall, organization: Organization): Reply => {
  const target = { type: 'organization_member', organizationId: organization.id };
  const q = call.deployment.traits.pagedQuery ? (call.query.get('q') ?? '') : '';
  const filter = parseUserFilter(call.deployment, q, 'member');
  if (!filter.ok) return filter.reply;
  const paging = readPaging(call.query);
  if (!paging.ok) return paging.reply;
  // The permission is checked by the query, after its parameters were read.
  if (!call.subject.can('read', target)) return notFound();
  return page(call, organization, paging.value, filter.test);
};

/** The two lists of members: the whole organization, and by pages. */
export const membersListRoutes: readonly Route[] = [
  keyed('GET', '/organizations/{organization}/members', withOrganization(list)),
  keyed('GET', '/organizations/{organization}/paginated-members', withOrganization(paginated)),
];
