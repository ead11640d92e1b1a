import type { Deployment } from '../deployment.ts';
import { ANY_CUSTOM_ROLE, canAssign } from '../rules/assign-table.ts';
import type { Subject } from './subject.ts';

/** A change of the stored organization roles of one membership. */
export type RoleChange = {
  readonly organizationId: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
};

/** Implied roles always count as added unless they are stored explicitly, so assigning is always checked. */
export const impliedRoles = (deployment: Deployment, organizationId: string): readonly string[] => [
  'organization-member',
  ...(deployment.world.organizations.get(organizationId)?.defaultMemberRoles ?? []),
];

/** What a full replacement adds and removes, implied roles last, as the server computes it. */
export const toRoleChange = (
  deployment: Deployment,
  organizationId: string,
  stored: readonly string[],
  wanted: readonly string[],
): RoleChange => {
  const after = [...new Set([...wanted, ...impliedRoles(deployment, organizationId)])];
  return {
    organizationId,
    added: after.filter((name) => !stored.includes(name)),
    removed: stored.filter((name) => !after.includes(name)),
  };
};

/** Why a change of roles is refused; the words are the server's. */
export type RoleRefusal =
  | { readonly kind: 'unsupported'; readonly message: string }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'not-assignable'; readonly message: string };

/** Checks a change in the server's order: roles exist, permission, assign table. Undefined means allowed. */
export const findRoleRefusal = (
  deployment: Deployment,
  subject: Subject,
  change: RoleChange,
): RoleRefusal | undefined => {
  const { organizationId, added, removed } = change;
  const custom = deployment.world.customRoles.get(organizationId);
  const moved = [...added, ...removed];
  const unknown = moved.find((name) => !deployment.book.org.has(name) && !custom?.has(name));
  if (unknown !== undefined) {
    return { kind: 'unsupported', message: `"${unknown}:${organizationId}" is not a supported role` };
  }
  const target = { type: 'assign_org_role', organizationId };
  if (added.length > 0 && !subject.can('assign', target)) return { kind: 'forbidden' };
  if (removed.length > 0 && !subject.can('unassign', target)) return { kind: 'forbidden' };
  const holder = { site: subject.siteRoles, org: subject.rolesIn(organizationId) };
  for (const name of moved) {
    const listed = deployment.book.org.has(name) ? name : ANY_CUSTOM_ROLE;
    if (!canAssign(deployment.table, holder, listed)) {
      return {
        kind: 'not-assignable',
        message: `not authorized to assign role "${listed}:${organizationId}"`,
      };
    }
  }
  return undefined;
};

/** The same for site roles: `member` is implied, and only the site roles of the caller count. */
export const findSiteRoleRefusal = (
  deployment: Deployment,
  subject: Subject,
  stored: readonly string[],
  wanted: readonly string[],
): RoleRefusal | undefined => {
  // The implied `member` always counts as wanted, so even an unchanged set must be assignable.
  const after = [...new Set([...wanted, 'member'])];
  const added = after.filter((name) => !stored.includes(name));
  const removed = stored.filter((name) => !after.includes(name));
  const moved = [...added, ...removed];
  const unknown = moved.find((name) => !deployment.book.site.has(name));
  if (unknown !== undefined) return { kind: 'unsupported', message: `"${unknown}" is not a supported role` };
  if (added.length > 0 && !subject.can('assign', { type: 'assign_role' })) return { kind: 'forbidden' };
  if (removed.length > 0 && !subject.can('unassign', { type: 'assign_role' })) return { kind: 'forbidden' };
  const holder = { site: subject.siteRoles, org: [] };
  const barred = moved.find((name) => !canAssign(deployment.table, holder, name));
  if (barred === undefined) return undefined;
  return { kind: 'not-assignable', message: `not authorized to assign role "${barred}"` };
};
