import type { OrganizationId } from '#shared/base/brand.ts';
import { diffRoles } from '#shared/core/roles/role-set.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import type { Difference } from '../copy/difference.ts';
import type { DirectoryDifference } from '../copy/directory-difference.ts';
import { hasOtherProfile, hasOtherRoles, type MemberRecord } from '../copy/member.ts';
import { type RoleMove, toWordsOfRole } from '../copy/role.ts';
import { toNames } from '../db/columns.ts';
import type { MemberChange } from './comparison.ts';

const NOTHING = { added: [], removed: [] };

const moved = (before: string, after: string) => diffRoles(toNames(before), toNames(after));

/** True when more than the time of the last visit is different. */
export const isNews = ({ before, after }: MemberChange): boolean =>
  before === null || hasOtherRoles(before, after) || hasOtherProfile(before, after, false);

/** What a change is in the words of the change list: none, one or two rows. */
export const toDifferences = (
  organizationId: OrganizationId,
  change: MemberChange,
): readonly Difference[] => {
  const { before, after } = change;
  const who = { organizationId, userId: after.userId, username: after.username };
  if (before === null) return [{ ...who, kind: 'joined', added: toNames(after.roles), removed: [] }];
  const rows: Difference[] = [];
  if (hasOtherRoles(before, after)) rows.push({ ...who, kind: 'roles', ...moved(before.roles, after.roles) });
  // In the list of users the site roles are the roles, told just now.
  const isUser = organizationId === SITE_ORGANIZATION_ID;
  if (hasOtherProfile(before, after, isUser))
    rows.push({
      ...who,
      kind: 'profile',
      ...(isUser ? NOTHING : moved(before.siteRoles, after.siteRoles)),
    });
  return rows;
};

/** Somebody who is not a member any more, with the roles they had. */
export const toLeft = (organizationId: OrganizationId, before: MemberRecord): Difference => ({
  organizationId,
  userId: before.userId,
  username: before.username,
  kind: 'left',
  added: [],
  removed: toNames(before.roles),
});

const toWords = (name: string, side: RoleMove['before']): readonly string[] =>
  side === null ? [] : toWordsOfRole({ name, ...side });

/** A custom role that is not as it was, in the words of the change list; null: only the order of its text is another. */
export const toRoleDifference = (
  { organizationId, name, before, after }: RoleMove,
  names: ReadonlyMap<OrganizationId, string>,
): DirectoryDifference | null => {
  const { added, removed } = diffRoles(toWords(name, before), toWords(name, after));
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
