import type { PreflightRule } from './rule.ts';

/** The server takes a removal, and its organization sync adds the person again at their next sign-in (coder-api 3.1). */
export const idpBringsBack: PreflightRule = {
  code: 'idp-brings-back',
  kinds: ['membership'],
  text: {
    reason:
      'Organization sync is on: the identity provider may bring a removed person back into the organization at their next sign-in.',
    fix: 'Take them out of its group in the identity provider as well, or they may not stay out.',
  },
  check: ({ change, member, organizationSync }) =>
    member?.loginType === 'oidc' && organizationSync === true && change.removed.length > 0
      ? 'will-succeed'
      : null,
};
