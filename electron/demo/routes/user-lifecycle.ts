import { keyed, type Route, type UserCall } from '../http/call.ts';
import { withUser } from '../http/params.ts';
import { error, forbidden, json, type Reply, rawJson, UNAUTHORIZED_DETAIL } from '../http/reply.ts';
import type { Workspace } from '../world/account-rows.ts';
import { accountAdmins, notify } from '../world/notify.ts';
import type { User } from '../world/rows.ts';
import { formatTime } from '../world/time.ts';
import { deleteUser, putUser } from '../world/write.ts';
import { auditUser } from './audit-write.ts';
import { userJson } from './shape-user.ts';

const setStatus =
  (status: 'active' | 'suspended') =>
  (call: UserCall, user: User): Reply => {
    const { deployment, subject } = call;
    if (status === 'suspended') {
      if (user.id === subject.user.id) return error(400, 'You cannot suspend yourself.');
      const isOwner = user.roles.includes('owner');
      const advice = 'You must remove the role first.';
      if (isOwner) return error(400, `You cannot suspend a user with the "owner" role. ${advice}`);
    }
    if (!subject.can('update', { type: 'user', ownerId: user.id })) {
      return error(500, `Internal error updating user's status to "${status}".`, UNAUTHORIZED_DETAIL);
    }
    const at = formatTime(deployment.nowMs());
    const changed = { ...user, status, updatedAt: at };
    putUser(deployment.world, changed);
    const verb = status === 'suspended' ? 'suspended' : 'activated';
    const told = { at, targetId: user.id };
    notify(deployment.world, accountAdmins(deployment.world), { ...told, template: `user-account-${verb}` });
    notify(deployment.world, [user.id], { ...told, template: `your-account-${verb}` });
    return rawJson(200, userJson(deployment, changed));
  };

/** Workspaces that stand in the way of a deletion; old servers count only those the caller can see. */
const countsWorkspace = ({ deployment, subject }: UserCall, workspace: Workspace): boolean => {
  const { organizationId, ownerId, id } = workspace;
  return (
    deployment.traits.deleteCountsAllWorkspaces ||
    subject.can('read', { type: 'workspace', organizationId, ownerId, id })
  );
};

const remove = (call: UserCall, user: User): Reply => {
  const { deployment, subject } = call;
  const { world } = deployment;
  if (user.id === subject.user.id) return error(403, 'You cannot delete yourself!');
  const owned = [...world.workspaces.values()].filter((workspace) => workspace.ownerId === user.id);
  if (owned.some((workspace) => countsWorkspace(call, workspace))) {
    const message = 'You cannot delete a user that has workspaces.';
    return error(417, `${message} Delete their workspaces and try again!`);
  }
  if (!subject.can('delete', { type: 'user', ownerId: user.id })) return forbidden();
  deleteUser(world, user.id, deployment.traits.deleteRemovesMemberships);
  const at = formatTime(deployment.nowMs());
  notify(world, accountAdmins(world), { at, targetId: user.id, template: 'user-account-deleted' });
  return json(200, { message: 'User has been deleted!' });
};

const audited =
  (action: 'write' | 'delete', handle: (call: UserCall, user: User) => Reply) =>
  (call: UserCall, user: User): Reply => {
    const reply = handle(call, user);
    auditUser(call, action, user, call.deployment.world.users.get(user.id), reply.status);
    return reply;
  };

const loginType = ({ subject }: UserCall, user: User): Reply =>
  user.id === subject.user.id
    ? json(200, { login_type: user.loginType })
    : error(403, "You are not authorized to view this user's login type.");

/** One user: read, suspend, activate, delete. */
export const userRoutes: readonly Route[] = [
  keyed(
    'GET',
    '/users/{user}',
    withUser(({ deployment }, user) => rawJson(200, userJson(deployment, user))),
  ),
  keyed('DELETE', '/users/{user}', withUser(audited('delete', remove))),
  keyed('GET', '/users/{user}/login-type', withUser(loginType)),
  keyed('PUT', '/users/{user}/status/suspend', withUser(audited('write', setStatus('suspended')))),
  keyed('PUT', '/users/{user}/status/activate', withUser(audited('write', setStatus('active')))),
];
