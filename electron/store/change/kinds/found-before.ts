import { isReasonable, toRoleSet } from '#shared/core/roles/role-set.ts';
import type { RemoteAuditRow } from '../../remote/port.ts';
import type { Audited } from './kind.ts';

const toRoles = (old: unknown): readonly string[] | null => {
  // An empty list may be told as null.
  const words: unknown = old ?? [];
  if (!Array.isArray(words) || !words.every((word) => typeof word === 'string')) return null;
  // What no list of members could say is not kept: it would fill the journal.
  return isReasonable(words) ? toRoleSet(words) : null;
};

/** A field that holds names of roles. */
export const auditedRoles = (type: Audited['type'], field: string): Audited => ({
  type,
  field,
  read: toRoles,
});

/**
 * What a write of ours found on the server, as its audit row tells it: the old value, or, where the server saw no
 * difference, what was sent. Null: the row does not say.
 */
export const readFoundBefore = (
  row: Pick<RemoteAuditRow, 'resourceType' | 'action' | 'diff'>,
  audited: Audited | null,
  sent: readonly string[],
): readonly string[] | null => {
  if (audited === null || row.resourceType !== audited.type || row.action !== 'write') return null;
  const change = row.diff[audited.field];
  return change === undefined ? sent : audited.read(change.old);
};
