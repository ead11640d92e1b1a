import type { PreflightRule } from './rule.ts';

/** 400 "Organization sync is enabled for OIDC users": additions only; people removed come back at the next sign-in. */
export const idpMembership: PreflightRule = {
  code: 'idp-membership',
  kinds: ['membership'],
  text: {
    reason: 'The identity provider decides in which organizations this person is.',
    fix: 'Change the group in the identity provider, and have the person sign in again.',
  },
  check: ({ change, member, organizationSync }) => {
    if (member?.loginType !== 'oidc' || organizationSync !== true) return null;
    return change.added.length > 0 ? 'will-be-refused' : 'will-succeed';
  },
};
