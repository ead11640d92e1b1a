import type { PreflightRule } from './rule.ts';

/**
 * 400 "Organization sync is enabled for OIDC users": additions only. The server reads the setting with the rights of
 * whoever asks and lets pass what it cannot read, so an owner is refused for sure; of others who may see the setting,
 * that is not (coder-api 3.1).
 */
export const idpMembership: PreflightRule = {
  code: 'idp-membership',
  kinds: ['membership'],
  text: {
    reason: 'The identity provider decides in which organizations this person is.',
    fix: 'Change the group in the identity provider, and have the person sign in again.',
  },
  check: ({ change, member, organizationSync, isOwner }) => {
    if (member?.loginType !== 'oidc' || organizationSync !== true || change.added.length === 0) return null;
    return isOwner === true ? 'will-be-refused' : 'cannot-know';
  },
};
