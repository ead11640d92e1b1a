import type { PreflightRule } from './rule.ts';

/** 400 "Cannot modify roles for OIDC users when role sync is enabled"; other login types are not affected. */
export const idpManaged: PreflightRule = {
  code: 'idp-managed',
  kinds: ['member-roles'],
  text: {
    reason: 'The identity provider owns the roles of this person, since role sync is on in the organization.',
    fix: 'Change the roles in the identity provider and have the person sign in again, or have role sync turned off.',
  },
  check: ({ organization, member }) =>
    organization.roleSync === true && member?.loginType === 'oidc' ? 'will-be-refused' : null,
};
