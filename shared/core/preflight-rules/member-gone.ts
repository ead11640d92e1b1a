import type { PreflightRule } from './rule.ts';

/** 404: the membership is read before anything else. */
export const memberGone: PreflightRule = {
  code: 'member-gone',
  kinds: ['member-roles'],
  text: {
    reason: 'This person is no longer a member of the organization.',
    fix: 'Take the person out of the draft, or add them to the organization first.',
  },
  check: ({ member, change, plan }) =>
    member === null && !plan.addsMember(change.organizationId, change.userId) ? 'will-be-refused' : null,
};
