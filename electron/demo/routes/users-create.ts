import { findRoleRefusal, findSiteRoleRefusal, impliedRoles, type RoleRefusal } from '../auth/role-change.ts';
import { decodeBody } from '../http/body.ts';
import { keyed, type Route, type UserCall } from '../http/call.ts';
import { canReadUser } from '../http/params.ts';
import { error, type Reply, rawJson, UNAUTHORIZED_DETAIL } from '../http/reply.ts';
import { NIL_UUID } from '../rules/name-rule.ts';
import type { Organization, User } from '../world/rows.ts';
import { auditUser } from './audit-write.ts';
import { userJson } from './shape-user.ts';
import { shapeRefusal, type UserBody, wantedLogin } from './users-create-checks.ts';
import { insertUser } from './users-insert.ts';

const FAILED = 'Internal error creating user.';
const STATUSES = ['', 'active', 'dormant', 'suspended'];

const readBody = (call: UserCall) =>
  decodeBody(call.rawBody, 'CreateUserRequestWithOrgs', {
    email: 'string',
    username: 'string',
    name: 'string',
    password: 'string',
    login_type: 'string',
    user_status: 'string',
    organization_ids: 'uuids',
    organization_id: 'uuid',
    service_account: 'bool',
    roles: 'strings',
  });

/** A living user of that name or address; one the caller may not read is an error of its own. */
const findTwin = (call: UserCall, body: UserBody): Reply | undefined => {
  const { users, usernames, emails } = call.deployment.world;
  const byName = usernames.get(body.username.toLowerCase());
  const byEmail = body.email === '' ? undefined : emails.get(body.email.toLowerCase());
  const found = users.get(byName ?? byEmail ?? '');
  if (found === undefined) return undefined;
  return canReadUser(call, found)
    ? error(409, 'User already exists.')
    : error(500, 'Internal error fetching user.', UNAUTHORIZED_DETAIL);
};

/** The organizations to join, or the 404 for the first that is unknown or unreadable. */
const findOrganizations = (call: UserCall, ids: readonly string[]): readonly Organization[] | Reply => {
  const all = call.deployment.world.organizations;
  const found: Organization[] = [];
  for (const id of ids) {
    const isDefault = id === NIL_UUID;
    const organization = isDefault ? [...all.values()].find((one) => one.isDefault) : all.get(id);
    const isReadable =
      organization !== undefined &&
      call.subject.can('read', { type: 'organization', organizationId: organization.id });
    if (!isReadable) return error(404, `Organization does not exist with the provided id "${id}".`);
    found.push(organization);
  }
  return found;
};

const toReply = (refusal: RoleRefusal | undefined, where: string): Reply | undefined => {
  if (refusal === undefined) return undefined;
  return refusal.kind === 'forbidden'
    ? error(403, 'You are not authorized to create users.')
    : error(500, FAILED, `${where}: ${refusal.message}`);
};

/** What the database would refuse; everything is asked first, because nothing is kept of a failed creation. */
const storeRefusal = (
  call: UserCall,
  body: UserBody,
  organizations: readonly Organization[],
): Reply | undefined => {
  const { deployment, subject } = call;
  const site = toReply(findSiteRoleRefusal(deployment, subject, [], body.roles), 'create user');
  if (site !== undefined) return site;
  if (!subject.can('create', { type: 'user' })) return toReply({ kind: 'forbidden' }, '');
  if (!STATUSES.includes(body.user_status)) {
    const detail = `create user: pq: invalid input value for enum user_status: "${body.user_status}"`;
    return error(500, FAILED, detail);
  }
  const joined = new Set<string>();
  for (const { id } of organizations) {
    const where = `create organization member for "${id}"`;
    const change = { organizationId: id, added: impliedRoles(deployment, id), removed: [] };
    const refused = toReply(findRoleRefusal(deployment, subject, change), where);
    if (refused !== undefined) return refused;
    if (!subject.can('create', { type: 'organization_member', organizationId: id }))
      return toReply({ kind: 'forbidden' }, where);
    const constraint = 'duplicate key value violates unique constraint "organization_members_pkey"';
    if (joined.has(id)) return error(500, FAILED, `${where}: pq: ${constraint}`);
    joined.add(id);
  }
  return undefined;
};

type Outcome = { readonly reply: Reply; readonly user?: User };

const create = (call: UserCall): Outcome => {
  const { deployment } = call;
  const decoded = readBody(call);
  if (!decoded.ok) return { reply: decoded.reply };
  const { organization_id: legacy, ...rest } = decoded.value;
  const body: UserBody = {
    ...rest,
    organization_ids: [...rest.organization_ids, ...(legacy === '' ? [] : [legacy])],
    service_account: rest.service_account && deployment.traits.serviceAccounts,
    roles: deployment.traits.createWithRoles ? rest.roles : [],
  };
  const early = shapeRefusal(deployment, body) ?? findTwin(call, body);
  if (early !== undefined) return { reply: early };
  const organizations = findOrganizations(call, body.organization_ids);
  if ('status' in organizations) return { reply: organizations };
  const login = wantedLogin(deployment, body);
  if ('status' in login) return { reply: login };
  const refused = storeRefusal(call, body, organizations);
  if (refused !== undefined) return { reply: refused };
  const user = insertUser(deployment, {
    ...body,
    loginType: login.loginType,
    organizationIds: organizations.map(({ id }) => id),
  });
  return { reply: rawJson(201, userJson(deployment, user)), user };
};

const auditedCreate = (call: UserCall): Reply => {
  const { reply, user } = create(call);
  auditUser(call, 'create', undefined, user, reply.status);
  return reply;
};

/** Creating a user: the checks come in the order of coder-api 3.4. */
export const usersCreateRoutes: readonly Route[] = [keyed('POST', '/users', auditedCreate)];
