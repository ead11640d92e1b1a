import { MAX_ROLES } from '../roles.ts';
import type { PreflightRule } from './rule.ts';

/** A limit of ours, not of the server: nobody needs more, and a broken list is likelier than a real one. */
export const tooManyRoles: PreflightRule = {
  code: 'too-many-roles',
  kinds: ['member-roles', 'site-roles'],
  text: {
    reason: `The person would have more than ${MAX_ROLES} roles.`,
    fix: 'Give fewer roles, or take others away in the same change.',
  },
  check: ({ change }) => (change.target.length > MAX_ROLES ? 'will-be-refused' : null),
};
