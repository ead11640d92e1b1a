import type { OrganizationId, UserId } from '../../base/brand.ts';
import { KINDS } from '../../kinds/index.ts';
import type { PlanGathering } from '../../kinds/kind.ts';
import type { PreflightPlan } from '../../kinds/rule.ts';
import type { Change } from '../../model/change.ts';

const at = (organizationId: OrganizationId, what: string): string => `${organizationId} ${what}`;

/** What the changes of one plan bring about for each other. */
export const readPlan = (changes: readonly Change[]): PreflightPlan => {
  const added = new Set<string>();
  const created = new Set<string>();
  const deleted = new Set<string>();
  const siteRoles = new Map<UserId, readonly string[]>();
  const gathering: PlanGathering = {
    addMember: (organizationId, userId) => added.add(at(organizationId, userId)),
    createRole: (organizationId, role) => created.add(at(organizationId, role)),
    deleteRole: (organizationId, role) => deleted.add(at(organizationId, role)),
    setSiteRoles: (userId, roles) => siteRoles.set(userId, roles),
  };
  for (const change of changes) KINDS[change.kind].gather(change, gathering);
  return {
    addsMember: (organizationId, userId) => added.has(at(organizationId, userId)),
    createsRole: (organizationId, role) => created.has(at(organizationId, role)),
    deletesRole: (organizationId, role) => deleted.has(at(organizationId, role)),
    siteRolesAfter: (userId) => siteRoles.get(userId) ?? null,
  };
};
