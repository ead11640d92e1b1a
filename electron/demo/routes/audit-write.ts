import type { UserCall } from '../http/call.ts';
import type { AuditDiff } from '../world/rows.ts';
import { formatTime } from '../world/time.ts';

/** What an audited call did, or tried to do. */
export type AuditEntry = {
  readonly organizationId: string;
  readonly resourceType: 'organization_member' | 'custom_role' | 'user' | 'api_key';
  readonly resourceId: string;
  readonly resourceTarget: string;
  readonly action: 'create' | 'write' | 'delete';
  readonly statusCode: number;
  readonly diff: AuditDiff;
};

const NIL = '00000000-0000-0000-0000-000000000000';

/** Writes one audit row, for failing calls too; nothing is recorded without the licence. */
export const writeAudit = (
  call: UserCall,
  entry: Partial<AuditEntry> & Omit<AuditEntry, 'organizationId'>,
): void => {
  const { deployment } = call;
  if (!deployment.isLicensed) return;
  const userAgent = call.headers['user-agent'];
  deployment.world.audit.push({
    organizationId: NIL,
    ...entry,
    id: deployment.random.uuid(),
    requestId: call.requestId,
    time: formatTime(deployment.nowMs()),
    actorId: call.subject.user.id,
    userAgent: typeof userAgent === 'string' ? userAgent : '',
  });
};
