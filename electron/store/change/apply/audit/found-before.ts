import { toRoleSet } from '#shared/core/roles.ts';
import type { RemoteAuditRow } from '../../../remote/port.ts';

/** The field of a row that holds the words of a change, by resource type (coder-api 3.6). */
const FIELD: Readonly<Record<string, string>> = { organization_member: 'roles', user: 'rbac_roles' };

const isWords = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((word) => typeof word === 'string');

/**
 * What a write of ours found on the server, as its audit row tells it: the old value, or, where the server saw no
 * difference, what was sent. Null: the row does not say.
 */
export const readFoundBefore = (
  row: Pick<RemoteAuditRow, 'resourceType' | 'action' | 'diff'>,
  sent: readonly string[],
): readonly string[] | null => {
  const field = FIELD[row.resourceType];
  if (field === undefined || row.action !== 'write') return null;
  const change = row.diff[field];
  if (change === undefined) return sent;
  // An empty list may be told as null.
  const old = change.old ?? [];
  return isWords(old) ? toRoleSet(old) : null;
};
