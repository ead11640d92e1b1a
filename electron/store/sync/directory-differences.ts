import type { OrganizationId } from '#shared/base/brand.ts';
import type { DirectoryDifference } from '../copy/directory-difference.ts';
import { type RoleMove, toWordsOfRole } from '../copy/role.ts';

const toWords = (name: string, side: RoleMove['before']): readonly string[] =>
  side === null ? [] : toWordsOfRole({ name, ...side });

const minus = (a: readonly string[], b: readonly string[]): readonly string[] => {
  const there = new Set(b);
  return a.filter((word) => !there.has(word));
};

/** A custom role that is not as it was, in the words of the change list; null: only the order of its text is another. */
export const toRoleDifference = (
  { organizationId, name, before, after }: RoleMove,
  names: ReadonlyMap<OrganizationId, string>,
): DirectoryDifference | null => {
  const [from, to] = [toWords(name, before), toWords(name, after)];
  const [added, removed] = [minus(to, from), minus(from, to)];
  if (added.length === 0 && removed.length === 0) return null;
  const kind = before === null ? 'role-made' : after === null ? 'role-deleted' : 'role-changed';
  const displayName = (after ?? before)?.displayName ?? '';
  return {
    organizationId,
    organization: names.get(organizationId) ?? '',
    kind,
    name,
    displayName,
    added,
    removed,
  };
};

/** An organization that was not in the copy, or that the server does not list any more. */
export const toOrganizationDifference = (
  organizationId: OrganizationId,
  organization: string,
  kind: 'organization-new' | 'organization-gone',
): DirectoryDifference => ({
  organizationId,
  organization,
  kind,
  name: '',
  displayName: '',
  added: [],
  removed: [],
});
