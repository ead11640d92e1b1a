import { decodeBody } from '../http/body.ts';
import { keyed, type Route, type UserCall } from '../http/call.ts';
import { canReadUser, withUser } from '../http/params.ts';
import { error, notFound, type Reply, rawJson, UNAUTHORIZED_DETAIL } from '../http/reply.ts';
import { checkRealName, checkUsername, validationRefusal } from '../http/validate.ts';
import type { User } from '../world/rows.ts';
import { formatTime } from '../world/time.ts';
import { putUser } from '../world/write.ts';
import { auditUser } from './audit-write.ts';
import { userJson } from './shape-user.ts';

/** Somebody else has the name; when the caller may not read them, the server stumbles over that. */
const takenRefusal = (call: UserCall, user: User, username: string): Reply | undefined => {
  const { users, usernames } = call.deployment.world;
  const other = users.get(usernames.get(username.toLowerCase()) ?? '');
  if (other === undefined || other.id === user.id) return undefined;
  if (!canReadUser(call, other)) return error(500, 'Internal error fetching user.', UNAUTHORIZED_DETAIL);
  return error(409, 'A user with this username already exists.', '', [
    { field: 'username', detail: 'This username is already in use.' },
  ]);
};

const update = (call: UserCall, user: User): Reply => {
  const { deployment, subject } = call;
  const { traits } = deployment;
  const body = decodeBody(call.rawBody, 'UpdateUserProfileRequest', {
    username: 'string',
    name: 'string',
    avatar_url: 'string',
  });
  if (!body.ok) return body.reply;
  const { username, name, avatar_url: avatar } = body.value;
  const invalid = validationRefusal([...checkUsername(username), ...checkRealName(name)]);
  if (invalid !== undefined) return invalid;
  const target = { type: 'user', ownerId: user.id };
  const isRenamed = username !== user.username;
  if (isRenamed && traits.renameNeedsUpdate && !subject.can('update', target)) return notFound();
  const taken = takenRefusal(call, user, username);
  if (taken !== undefined) return taken;
  if (!subject.can('update_personal', target))
    return error(500, 'Internal error updating user.', UNAUTHORIZED_DETAIL);
  // The avatar of everybody else comes from the identity provider.
  const isOwnAvatar = traits.profileAvatar && ['password', 'none'].includes(user.loginType);
  const changed: User = {
    ...user,
    username,
    name,
    avatarUrl: isOwnAvatar ? avatar : user.avatarUrl,
    updatedAt: formatTime(deployment.nowMs()),
  };
  putUser(deployment.world, changed);
  return rawJson(200, userJson(deployment, changed));
};

const auditedUpdate = (call: UserCall, user: User): Reply => {
  const reply = update(call, user);
  auditUser(call, 'write', user, call.deployment.world.users.get(user.id), reply.status);
  return reply;
};

/** Username, display name and avatar. What is left out is cleared, but for the username, which is required. */
export const userProfileRoutes: readonly Route[] = [
  keyed('PUT', '/users/{user}/profile', withUser(auditedUpdate)),
];
