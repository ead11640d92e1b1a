import type { PreflightRule } from './rule.ts';

/** 403 "Custom Roles is a Premium feature", asked before anything else about a role. */
export const needsPremium: PreflightRule = {
  code: 'needs-premium',
  kinds: ['custom-role'],
  text: {
    reason:
      'Custom roles can be made, changed and deleted only with a Premium licence, and none is known here.',
    fix: 'Check the licence of the deployment. Custom roles that exist can still be given and taken.',
  },
  check: ({ hasCustomRoles }) =>
    hasCustomRoles === false ? 'will-be-refused' : hasCustomRoles === null ? 'cannot-know' : null,
};
