import { decodeBody } from '../http/body.ts';
import { keyed, open, type Route, type UserCall } from '../http/call.ts';
import { withUser } from '../http/params.ts';
import { empty, error, json, notFound, type Reply, UNAUTHORIZED_DETAIL } from '../http/reply.ts';
import { checkRequired, validationRefusal } from '../http/validate.ts';
import { findPasswordProblem } from '../rules/password-rule.ts';
import type { User } from '../world/rows.ts';
import { deleteKeysOf, putUser } from '../world/write.ts';
import { auditUser } from './audit-write.ts';
import { weakPassword } from './users-create-checks.ts';

const wrongOld = (): Reply =>
  error(400, 'Old password is incorrect.', '', [
    { field: 'old_password', detail: 'Old password is incorrect.' },
  ]);

type Passwords = { readonly old_password: string; readonly password: string };

/** What is wrong with the passwords themselves; whoever changes their own must know the old one. */
const passwordRefusal = (user: User, isSelf: boolean, given: Passwords): Reply | undefined => {
  if (user.loginType !== 'password')
    return error(400, 'Users without password login type cannot change their password.');
  if (isSelf && given.old_password === '') return error(400, 'Old password is required.');
  const weak = weakPassword('Invalid password.', given.password);
  if (weak !== undefined) return weak;
  if (given.old_password !== '' && given.old_password !== user.password) return wrongOld();
  return given.password === user.password ? error(400, 'New password cannot match old password.') : undefined;
};

const change = (call: UserCall, user: User): Reply => {
  const { deployment, subject } = call;
  const target = { type: 'user', ownerId: user.id };
  if (!subject.can('update_personal', target)) return notFound();
  const isSelf = subject.user.id === user.id;
  const isGuarded = deployment.traits.ownerPasswordGuard && user.roles.includes('owner');
  if (isGuarded && !isSelf && !subject.user.roles.includes('owner'))
    return error(400, 'Only owners can change the password of an owner.');
  const body = decodeBody(call.rawBody, 'UpdateUserPasswordRequest', {
    old_password: 'string',
    password: 'string',
  });
  if (!body.ok) return body.reply;
  const refused =
    validationRefusal(checkRequired('password', body.value.password)) ??
    passwordRefusal(user, isSelf, body.value);
  if (refused !== undefined) return refused;
  // All of it is one transaction: who may not delete the keys does not change the password either. That is why
  // user admins cannot reset passwords on these releases.
  if (!subject.can('delete', { type: 'api_key', ownerId: user.id })) {
    const detail = `delete api keys by user ID: ${UNAUTHORIZED_DETAIL}`;
    return error(500, "Internal error updating user's password.", detail);
  }
  putUser(deployment.world, { ...user, password: body.value.password });
  deleteKeysOf(deployment.world, user.id);
  return empty(204);
};

const auditedChange = (call: UserCall, user: User): Reply => {
  const reply = change(call, user);
  auditUser(call, 'write', user, call.deployment.world.users.get(user.id), reply.status);
  return reply;
};

/** Changing a password, which deletes all keys of the user, and asking whether one would do. */
export const userPasswordRoutes: readonly Route[] = [
  keyed('PUT', '/users/{user}/password', withUser(auditedChange)),
  open('POST', '/users/validate-password', ({ rawBody }) => {
    const body = decodeBody(rawBody, 'ValidateUserPasswordRequest', { password: 'string' });
    if (!body.ok) return body.reply;
    const invalid = validationRefusal(checkRequired('password', body.value.password));
    if (invalid !== undefined) return invalid;
    const details = findPasswordProblem(body.value.password) ?? '';
    return json(200, { valid: details === '', details });
  }),
];
