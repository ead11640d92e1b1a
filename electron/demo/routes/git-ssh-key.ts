import { keyed, type Route, type UserCall } from '../http/call.ts';
import { withUser } from '../http/params.ts';
import { error, internal, json, type Reply, UNAUTHORIZED_DETAIL } from '../http/reply.ts';
import type { SshKey } from '../world/account-rows.ts';
import type { User } from '../world/rows.ts';
import { formatTime } from '../world/time.ts';
import { writeAudit } from './audit-write.ts';

/** An ed25519 public key as OpenSSH writes one, with 32 bytes taken from two ids. No private half exists. */
const publicKeyOf = (first: string, second: string): string => {
  const head = [0, 0, 0, 11, ...new TextEncoder().encode('ssh-ed25519'), 0, 0, 0, 32];
  const bytes = Buffer.from(`${first}${second}`.replaceAll('-', ''), 'hex');
  return `ssh-ed25519 ${Buffer.concat([Buffer.from(head), bytes]).toString('base64')}\n`;
};

const keyOf = ({ deployment }: UserCall, user: User): SshKey =>
  deployment.world.sshKeys.get(user.id) ?? {
    userId: user.id,
    publicKey: publicKeyOf(user.id, user.id),
    updatedAt: user.createdAt,
  };

const shape = (user: User, key: SshKey) => ({
  user_id: user.id,
  created_at: user.createdAt,
  updated_at: key.updatedAt,
  public_key: key.publicKey,
});

const canRead = ({ subject }: UserCall, user: User): boolean =>
  subject.can('read_personal', { type: 'user', ownerId: user.id });

const read = (call: UserCall, user: User): Reply =>
  canRead(call, user)
    ? json(200, shape(user, keyOf(call, user)))
    : error(500, "Internal error fetching user's SSH key.", UNAUTHORIZED_DETAIL);

const regenerate = (call: UserCall, user: User): Reply => {
  const { deployment, subject } = call;
  // The old key is read first, and that failing is answered in general terms.
  if (!canRead(call, user)) return internal(UNAUTHORIZED_DETAIL);
  if (!subject.can('update_personal', { type: 'user', ownerId: user.id }))
    return error(500, "Internal error updating user's git SSH key.", UNAUTHORIZED_DETAIL);
  const publicKey = publicKeyOf(deployment.random.uuid(), deployment.random.uuid());
  const key: SshKey = { userId: user.id, publicKey, updatedAt: formatTime(deployment.nowMs()) };
  deployment.world.sshKeys.set(user.id, key);
  return json(200, shape(user, key));
};

const auditedRegenerate = (call: UserCall, user: User): Reply => {
  const before = keyOf(call, user).publicKey;
  const reply = regenerate(call, user);
  const after = keyOf(call, user).publicKey;
  writeAudit(call, {
    resourceType: 'git_ssh_key',
    resourceId: user.id,
    resourceTarget: after,
    action: 'write',
    statusCode: reply.status,
    diff: before === after ? {} : { public_key: { old: before, new: after, secret: false } },
  });
  return reply;
};

/** The key with which a user's workspaces speak to git hosts. */
export const gitSshKeyRoutes: readonly Route[] = [
  keyed('GET', '/users/{user}/gitsshkey', withUser(read)),
  keyed('PUT', '/users/{user}/gitsshkey', withUser(auditedRegenerate)),
];
