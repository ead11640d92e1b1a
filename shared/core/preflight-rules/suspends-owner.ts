import type { PreflightRule } from './rule.ts';

/** 400 "You cannot suspend a user with the "owner" role"; site roles go first, so the same plan may take it away. */
export const suspendsOwner: PreflightRule = {
  code: 'suspends-owner',
  kinds: ['user-status'],
  text: {
    reason: 'An owner cannot be suspended.',
    fix: 'Take the owner role from the person in the same plan, or leave them active.',
  },
  check: ({ change, member, plan }) => {
    if (change.added.length === 0) return null;
    const roles = plan.siteRolesAfter(change.userId) ?? member?.siteRoles ?? [];
    return roles.includes('owner') ? 'will-be-refused' : null;
  },
};
