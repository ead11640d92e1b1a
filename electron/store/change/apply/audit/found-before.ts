import { isReasonable, toRoleSet } from '#shared/core/roles/role-set.ts';
import { type ChangeKind, SUSPENDED } from '#shared/model/subject.ts';
import type { RemoteAuditRow } from '../../../remote/port.ts';

const toRoles = (old: unknown): readonly string[] | null => {
  // An empty list may be told as null.
  const words: unknown = old ?? [];
  if (!Array.isArray(words) || !words.every((word) => typeof word === 'string')) return null;
  // What no list of members could say is not kept: it would fill the journal.
  return isReasonable(words) ? toRoleSet(words) : null;
};

const toStatus = (old: unknown): readonly string[] | null =>
  typeof old !== 'string' ? null : old === 'suspended' ? [SUSPENDED] : [];

/**
 * Where an audit row tells the words of a change (coder-api 3.6). Who comes and goes shows in the answer itself, and
 * a role that was there before in its refusal: those rows have nothing to add.
 */
const FIELDS: Readonly<
  Partial<
    Record<
      ChangeKind,
      {
        readonly type: string;
        readonly field: string;
        readonly read: (old: unknown) => readonly string[] | null;
      }
    >
  >
> = {
  'member-roles': { type: 'organization_member', field: 'roles', read: toRoles },
  'site-roles': { type: 'user', field: 'rbac_roles', read: toRoles },
  'user-status': { type: 'user', field: 'status', read: toStatus },
};

/**
 * What a write of ours found on the server, as its audit row tells it: the old value, or, where the server saw no
 * difference, what was sent. Null: the row does not say.
 */
export const readFoundBefore = (
  row: Pick<RemoteAuditRow, 'resourceType' | 'action' | 'diff'>,
  kind: ChangeKind,
  sent: readonly string[],
): readonly string[] | null => {
  const told = FIELDS[kind];
  if (told === undefined || row.resourceType !== told.type || row.action !== 'write') return null;
  const change = row.diff[told.field];
  return change === undefined ? sent : told.read(change.old);
};
