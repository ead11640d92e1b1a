import type { Deployment } from '../deployment.ts';
import { decodeBody } from '../http/body.ts';
import { type Call, open, type Route } from '../http/call.ts';
import { empty, error, type Reply } from '../http/reply.ts';
import { checkEmail, checkRequired, validationRefusal } from '../http/validate.ts';
import { notify } from '../world/notify.ts';
import type { User } from '../world/rows.ts';
import { formatTime } from '../world/time.ts';
import { deleteKeysOf, putUser } from '../world/write.ts';
import { weakPassword } from './users-create-checks.ts';

const VALID_MS = 20 * 60_000;

const disabled = ({ world }: Deployment): Reply | undefined =>
  world.settings.passwordLogin ? undefined : error(403, 'Password authentication is disabled.');

const userByEmail = ({ world }: Deployment, email: string): User | undefined =>
  world.users.get(world.emails.get(email.toLowerCase()) ?? '');

/** Always 204, so that nobody learns who has an account. */
const request = ({ deployment, rawBody }: Call): Reply => {
  const body = decodeBody(rawBody, 'RequestOneTimePasscodeRequest', { email: 'string' });
  if (!body.ok) return body.reply;
  const refused = validationRefusal(checkEmail(body.value.email)) ?? disabled(deployment);
  if (refused !== undefined) return refused;
  const user = userByEmail(deployment, body.value.email);
  if (user === undefined || user.loginType !== 'password') return empty(204);
  const now = deployment.nowMs();
  const code = deployment.random.uuid();
  deployment.world.passcodes.set(user.id, { userId: user.id, code, expiresAtMs: now + VALID_MS });
  const at = formatTime(now);
  const message = { at, targetId: user.id, template: 'one-time-passcode', passcode: code } as const;
  notify(deployment.world, [user.id], message);
  return empty(204);
};

const change = ({ deployment, rawBody }: Call): Reply => {
  const { world } = deployment;
  const body = decodeBody(rawBody, 'ChangePasswordWithOneTimePasscodeRequest', {
    email: 'string',
    password: 'string',
    one_time_passcode: 'string',
  });
  if (!body.ok) return body.reply;
  const { email, password, one_time_passcode: code } = body.value;
  const refused =
    validationRefusal([
      ...checkEmail(email),
      ...checkRequired('password', password),
      ...checkRequired('one_time_passcode', code),
    ]) ??
    disabled(deployment) ??
    weakPassword('Invalid password.', password);
  if (refused !== undefined) return refused;
  const user = userByEmail(deployment, email);
  const kept = world.passcodes.get(user?.id ?? '');
  const isGood = kept !== undefined && kept.code === code && deployment.nowMs() <= kept.expiresAtMs;
  if (user === undefined || !isGood) return error(400, 'Incorrect email or one-time passcode.');
  if (user.password === password) return error(400, 'New password cannot match old password.');
  putUser(world, { ...user, password });
  world.passcodes.delete(user.id);
  deleteKeysOf(world, user.id);
  return empty(204);
};

/** A forgotten password: asking for a passcode, and changing the password with it. */
export const oneTimePasscodeRoutes: readonly Route[] = [
  open('POST', '/users/otp/request', request),
  open('POST', '/users/otp/change-password', change),
];
