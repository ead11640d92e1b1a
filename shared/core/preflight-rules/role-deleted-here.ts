import type { PreflightRule } from './rule.ts';

/** The server would take it, and the role would be gone from everybody a moment later. */
export const roleDeletedHere: PreflightRule = {
  code: 'role-deleted-here',
  kinds: ['member-roles'],
  text: {
    reason: 'The same plan deletes a role that this gives.',
    fix: 'Leave the role out here, or do not delete it.',
  },
  check: ({ change, plan }) =>
    change.added.some((role) => plan.deletesRole(change.organizationId, role)) ? 'will-be-refused' : null,
};
