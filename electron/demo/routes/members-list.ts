import { type Deployment, keyed, type Route, type UserCall } from '../http/call.ts';
import { type Paging, readPaging, slicePage } from '../http/paging.ts';
import { canReadMember, withOrganization } from '../http/params.ts';
import { internal, notFound, type Reply, rawJson } from '../http/reply.ts';
import type { Member, Organization, User } from '../world/rows.ts';
import { membersInOrder } from '../world/world.ts';
import { memberJson } from './shape-member.ts';

type Row = { readonly member: Member; readonly user: User };

const rowsInOrder = (
  deployment: Deployment,
  organizationId: string,
  isShown: (user: User) => boolean,
): Row[] => {
  const { world } = deployment;
  const table = world.members.get(organizationId);
  const rows: Row[] = [];
  for (const id of membersInOrder(world, organizationId).ids) {
    const user = world.users.get(id);
    const member = table?.get(id);
    if (user !== undefined && member !== undefined && isShown(user)) rows.push({ member, user });
  }
  return rows;
};

const listJson = (deployment: Deployment, rows: readonly Row[]): string =>
  `[${rows.map(({ member, user }) => memberJson(deployment, member, user)).join(',')}]`;

const list = (call: UserCall, organization: Organization): Reply => {
  const { deployment } = call;
  const rows: Row[] = [];
  for (const member of deployment.world.members.get(organization.id)?.values() ?? []) {
    const user = deployment.world.users.get(member.userId);
    if (user === undefined || user.deleted || user.system) continue;
    if (canReadMember(call, organization.id, user.id)) rows.push({ member, user });
  }
  return rawJson(200, listJson(deployment, rows));
};

const page = (call: UserCall, organization: Organization, paging: Paging): Reply => {
  const { deployment } = call;
  const { traits } = deployment;
  const isShown = (user: User): boolean => !user.deleted && (traits.pagedSystemUsers || !user.system);
  const rows = rowsInOrder(deployment, organization.id, isShown);
  const shown = slicePage(rows, paging);
  if (shown.length === 0 && traits.emptyPagePanics) return internal();
  const count = shown.length === 0 ? 0 : rows.length;
  return rawJson(200, `{"members":${listJson(deployment, shown)},"count":${count}}`);
};

const paginated = (call: UserCall, organization: Organization): Reply => {
  const isAllowed = call.subject.can('read', {
    type: 'organization_member',
    organizationId: organization.id,
  });
  if (!isAllowed) return notFound();
  const paging = readPaging(call.query);
  return paging.ok ? page(call, organization, paging.value) : paging.reply;
};

/** The two lists of members. */
export const membersListRoutes: readonly Route[] = [
  keyed('GET', '/organizations/{organization}/members', withOrganization(list)),
  keyed('GET', '/organizations/{organization}/paginated-members', withOrganization(paginated)),
];
