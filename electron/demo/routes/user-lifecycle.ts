import { keyed, type Route, type UserCall } from '../http/call.ts';
import { withUser } from '../http/params.ts';
import { error, forbidden, json, type Reply, rawJson, UNAUTHORIZED_DETAIL } from '../http/reply.ts';
import type { User } from '../world/rows.ts';
import { formatTime } from '../world/time.ts';
import { deleteUser, putUser } from '../world/write.ts';
import { writeAudit } from './audit-write.ts';
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
    const changed = { ...user, status, updatedAt: formatTime(deployment.nowMs()) };
    putUser(deployment.world, changed);
    return rawJson(200, userJson(deployment, changed));
  };

const remove = (call: UserCall, user: User): Reply => {
  const { deployment, subject } = call;
  if (user.id === subject.user.id) return error(403, 'You cannot delete yourself!');
  if (!subject.can('delete', { type: 'user', ownerId: user.id })) return forbidden();
  deleteUser(deployment.world, user.id, deployment.traits.deleteRemovesMemberships);
  return json(200, { message: 'User has been deleted!' });
};

const audited =
  (action: 'write' | 'delete', handle: (call: UserCall, user: User) => Reply) =>
  (call: UserCall, user: User): Reply => {
    const reply = handle(call, user);
    const after = call.deployment.world.users.get(user.id)?.status ?? user.status;
    writeAudit(call, {
      resourceType: 'user',
      resourceId: user.id,
      resourceTarget: user.username,
      action,
      statusCode: reply.status,
      diff: after === user.status ? {} : { status: { old: user.status, new: after, secret: false } },
    });
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
