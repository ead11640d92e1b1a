import { decodeBody } from '../http/body.ts';
import { keyed, type Route, type UserCall } from '../http/call.ts';
import { withUser } from '../http/params.ts';
import { error, forbidden, json, notFound, type Reply, rawJson } from '../http/reply.ts';
import { canAssign } from '../rules/assign-table.ts';
import type { User } from '../world/rows.ts';
import { putUser } from '../world/write.ts';
import { writeAudit } from './audit-write.ts';
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

const refusal = (call: UserCall, stored: readonly string[], wanted: readonly string[]): Reply | undefined => {
  const { deployment, subject } = call;
  // The implied `member` always counts as wanted, so even an unchanged set must be assignable.
  const after = [...new Set([...wanted, 'member'])];
  const added = after.filter((name) => !stored.includes(name));
  const removed = stored.filter((name) => !after.includes(name));
  const moved = [...added, ...removed];
  const unknown = moved.find((name) => !deployment.book.site.has(name));
  if (unknown !== undefined) return error(400, `"${unknown}" is not a supported role`);
  if (added.length > 0 && !subject.can('assign', { type: 'assign_role' })) return forbidden();
  if (removed.length > 0 && !subject.can('unassign', { type: 'assign_role' })) return forbidden();
  const holder = { site: subject.siteRoles, org: [] };
  const barred = moved.find((name) => !canAssign(deployment.table, holder, name));
  return barred === undefined ? undefined : error(400, `not authorized to assign role "${barred}"`);
};

const write = (call: UserCall, user: User): Reply => {
  const { deployment, subject } = call;
  if (user.id === subject.user.id) return error(400, 'You cannot change your own roles.');
  const body = decodeBody(call.rawBody, 'UpdateRoles', { roles: 'strings' });
  if (!body.ok) return body.reply;
  const wanted = [...new Set(body.value.roles)];
  const refused = refusal(call, user.roles, wanted);
  if (refused !== undefined) return refused;
  const stored = { ...user, roles: deployment.random.shuffle(wanted) };
  putUser(deployment.world, stored);
  return rawJson(200, userJson(deployment, stored));
};

const auditedWrite = (call: UserCall, user: User): Reply => {
  const reply = write(call, user);
  const now = call.deployment.world.users.get(user.id)?.roles ?? [];
  const diff = reply.status === 200 ? { rbac_roles: { old: user.roles, new: now, secret: false } } : {};
  writeAudit(call, {
    resourceType: 'user',
    resourceId: user.id,
    resourceTarget: user.username,
    action: 'write',
    statusCode: reply.status,
    diff,
  });
  return reply;
};

/** Site roles of a user, and the organization roles beside them. */
export const userRolesRoutes: readonly Route[] = [
  keyed('GET', '/users/{user}/roles', withUser(read)),
  keyed('PUT', '/users/{user}/roles', withUser(auditedWrite)),
];
