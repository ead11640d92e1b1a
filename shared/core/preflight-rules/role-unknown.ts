import type { PreflightRule } from './rule.ts';
import { isUnknownRole } from './unknown-role.ts';

/** 400 "is not a supported role"; the lookup is exact, upper and lower case differ. */
export const roleUnknown: PreflightRule = {
  code: 'role-unknown',
  kinds: ['member-roles', 'site-roles'],
  text: {
    reason: 'A role to be added does not exist in this organization.',
    fix: 'Check the spelling (upper and lower case differ), or create the role first.',
  },
  check: ({ change, organization, plan }) =>
    change.added.some(
      (role) => isUnknownRole(organization, role) && !plan.createsRole(change.organizationId, role),
    )
      ? 'will-be-refused'
      : null,
};
