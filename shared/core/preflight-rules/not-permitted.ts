import { holdsRight } from './rights.ts';
import type { PreflightRule } from './rule.ts';

/** 404 for members and roles, 403 for the deletion of a role, 500 for the status of a user (coder-api 9). */
export const notPermitted: PreflightRule = {
  code: 'not-permitted',
  kinds: ['membership', 'user-status', 'custom-role'],
  text: {
    reason: 'Your roles do not let you make this change.',
    fix: 'Ask an owner, or for members and roles an organization admin, to make it.',
  },
  check: (facts) => (holdsRight(facts) === false ? 'will-be-refused' : null),
};
