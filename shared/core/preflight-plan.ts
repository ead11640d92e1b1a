import type { OrganizationId, UserId } from '../base/brand.ts';
import type { Change } from '../model/change.ts';
import { EXISTS, MEMBER } from '../model/subject.ts';
import type { PreflightPlan } from './preflight-rules/rule.ts';

const at = (organizationId: OrganizationId, what: string): string => `${organizationId} ${what}`;

/** What the changes of one plan bring about for each other. */
export const readPlan = (changes: readonly Change[]): PreflightPlan => {
  const added = new Set<string>();
  const created = new Set<string>();
  const deleted = new Set<string>();
  const siteRoles = new Map<UserId, readonly string[]>();
  for (const { kind, organizationId, userId, roleName, target } of changes) {
    if (kind === 'membership' && target.includes(MEMBER)) added.add(at(organizationId, userId));
    if (kind === 'custom-role')
      (target.includes(EXISTS) ? created : deleted).add(at(organizationId, roleName));
    if (kind === 'site-roles') siteRoles.set(userId, target);
  }
  return {
    addsMember: (organizationId, userId) => added.has(at(organizationId, userId)),
    createsRole: (organizationId, role) => created.has(at(organizationId, role)),
    deletesRole: (organizationId, role) => deleted.has(at(organizationId, role)),
    siteRolesAfter: (userId) => siteRoles.get(userId) ?? null,
  };
};
