import type { OrganizationId } from '#shared/base/brand.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import type { DirectoryDifference } from '../db/cache/directory-difference.ts';
import { type RoleMove, toPermissionLists, toWordsOfRole } from '../db/cache/role.ts';

const toWords = (name: string, side: RoleMove['before']): readonly string[] =>
  side === null
    ? []
    : toWordsOfRole({
        name,
        displayName: side.displayName,
        permissions: toPermissionLists(side.permissions),
      });

const minus = (a: readonly string[], b: readonly string[]): readonly string[] => {
  const there = new Set(b);
  return a.filter((word) => !there.has(word));
};

/** A custom role that is not as it was, in the words of the change list; null: only the order of its text is another. */
export const toRoleDifference = (
  { organizationId, name, before, after }: RoleMove,
  names: ReadonlyMap<OrganizationId, string>,
): DirectoryDifference | null => {
  const id = organizationId === '' ? SITE_ORGANIZATION_ID : organizationId;
  const [from, to] = [toWords(name, before), toWords(name, after)];
  const [added, removed] = [minus(to, from), minus(from, to)];
  if (added.length === 0 && removed.length === 0) return null;
  const kind = before === null ? 'role-made' : after === null ? 'role-deleted' : 'role-changed';
  const displayName = (after ?? before)?.displayName ?? '';
  return { organizationId: id, organization: names.get(id) ?? '', kind, name, displayName, added, removed };
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
