import type { PreflightRule } from './rule.ts';
import { isUnknownRole } from './unknown-role.ts';

/** 400 "is not a supported role" for a removed one too: keeping a role that is gone is fine, dropping it is not. */
export const danglingRole: PreflightRule = {
  code: 'dangling-role',
  kinds: ['member-roles', 'site-roles'],
  text: {
    reason:
      'A role to be removed no longer exists, and the server does not let go of a role it does not know.',
    // Whoever makes roles exact cannot name it: it is in no list to choose from.
    fix: 'Create a custom role of that name, then delete it: that takes it from everybody. Or leave it, and add and remove the other roles instead of making them exact: it gives nobody anything.',
  },
  check: ({ removed, organization }) =>
    removed.some((role) => isUnknownRole(organization, role)) ? 'will-be-refused' : null,
};
