import { findSiteRoleRefusal } from '../auth/role-change.ts';
import { decodeBody } from '../http/body.ts';
import { keyed, type Route, type UserCall } from '../http/call.ts';
import { withUser } from '../http/params.ts';
import { error, forbidden, json, notFound, type Reply, rawJson } from '../http/reply.ts';
import type { User } from '../world/rows.ts';
import { putUser } from '../world/write.ts';
import { auditUser } from './audit-write.ts';
import { userJson } from './shape-user.ts';

const read = (call: UserCall, user: User): Reply => {
  const { deployment, subject } = call;
  if (!subject.can('read_personal', { type: 'user', ownerId: user.id })) return notFound();
  const joined = [...(deployment.world.organizationsOf.get(user.id) ?? [])];
  const organizationRoles = joined.map((id) => [
    id,
    deployment.world.members.get(id)?.get(user.id)?.roles ?? [],
  ]);
  return json(200, { roles: user.roles, organization_roles: Object.fromEntries(organizationRoles) });
};

const managedByProvider = (): Reply =>
  error(
    400,
    'Cannot modify roles for OIDC users when role sync is enabled.',
    "'User Role Field' is set in the OIDC configuration. All role changes must come from the oidc identity provider.",
  );

const write = (call: UserCall, user: User): Reply => {
  const { deployment, subject } = call;
  if (user.loginType === 'oidc' && deployment.world.settings.siteRoleSync) return managedByProvider();
  if (user.id === subject.user.id) return error(400, 'You cannot change your own roles.');
  const body = decodeBody(call.rawBody, 'UpdateRoles', { roles: 'strings' });
  if (!body.ok) return body.reply;
  const wanted = [...new Set(body.value.roles)];
  const refusal = findSiteRoleRefusal(deployment, subject, user.roles, wanted);
  if (refusal?.kind === 'forbidden') return forbidden();
  if (refusal !== undefined) return error(400, refusal.message);
  const stored = { ...user, roles: deployment.random.shuffle(wanted) };
  putUser(deployment.world, stored);
  return rawJson(200, userJson(deployment, stored));
};

const auditedWrite = (call: UserCall, user: User): Reply => {
  const reply = write(call, user);
  auditUser(call, 'write', user, call.deployment.world.users.get(user.id), reply.status);
  return reply;
};

/** Site roles of a user, and the organization roles beside them. */
export const userRolesRoutes: readonly Route[] = [
  keyed('GET', '/users/{user}/roles', withUser(read)),
  keyed('PUT', '/users/{user}/roles', withUser(auditedWrite)),
];
