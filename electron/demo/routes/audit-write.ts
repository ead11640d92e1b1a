import type { Call, UserCall } from '../http/call.ts';
import { NIL_UUID } from '../rules/name-rule.ts';
import type { ApiKey, AuditDiff, User } from '../world/rows.ts';
import { formatTime } from '../world/time.ts';
import { userDiff } from './audit-diff.ts';

/** What an audited call did, or tried to do. */
export type AuditEntry = {
  readonly organizationId?: string;
  readonly resourceType: 'organization_member' | 'custom_role' | 'user' | 'api_key' | 'git_ssh_key';
  readonly resourceId: string;
  readonly resourceTarget: string;
  readonly action: 'create' | 'write' | 'delete' | 'login' | 'logout' | 'request_password_reset';
  readonly statusCode: number;
  readonly diff: AuditDiff;
};

/** Writes one audit row on behalf of a user; nothing is recorded without the licence. */
export const writeAuditAs = (call: Call, actorId: string, entry: AuditEntry): void => {
  const { deployment } = call;
  if (!deployment.isLicensed) return;
  const userAgent = call.headers['user-agent'];
  deployment.world.audit.push({
    organizationId: NIL_UUID,
    ...entry,
    id: deployment.random.uuid(),
    requestId: call.requestId,
    time: formatTime(deployment.nowMs()),
    actorId,
    userAgent: typeof userAgent === 'string' ? userAgent : '',
  });
};

/** Writes one audit row for the caller, for failing calls too. */
export const writeAudit = (call: UserCall, entry: AuditEntry): void =>
  writeAuditAs(call, call.subject.user.id, entry);

/**
 * Writes the row of a call about one user. What changed is read from the world; a call that failed changed
 * nothing. `before` is undefined for a user who is being created.
 */
export const auditUser = (
  call: UserCall,
  action: AuditEntry['action'],
  before: User | undefined,
  after: User | undefined,
  statusCode: number,
): void => {
  const shown = after ?? before;
  writeAudit(call, {
    resourceType: 'user',
    resourceId: shown?.id ?? NIL_UUID,
    resourceTarget: shown?.username ?? '',
    action,
    statusCode,
    diff: statusCode < 400 ? userDiff(before, after) : {},
  });
};

/** Writes the row of a call about a key, which shows under the way it logs in. */
export const auditKey = (
  call: Call,
  actorId: string,
  action: AuditEntry['action'],
  key: Pick<ApiKey, 'loginType'> | undefined,
  statusCode: number,
): void =>
  writeAuditAs(call, actorId, {
    resourceType: 'api_key',
    resourceId: key === undefined ? NIL_UUID : actorId,
    resourceTarget: key?.loginType ?? '',
    action,
    statusCode,
    diff: {},
  });
