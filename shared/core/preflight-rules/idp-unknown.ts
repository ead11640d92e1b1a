import type { PreflightRule } from './rule.ts';

/** As `idp-managed`, where this token may not read the sync settings or the server does not tell the login type. */
export const idpUnknown: PreflightRule = {
  code: 'idp-unknown',
  kinds: ['member-roles', 'site-roles'],
  text: {
    reason: 'The identity provider may own the roles of this person: this token cannot see whether it does.',
    fix: 'Apply it and see, or sign in as someone who may read the identity provider settings and the users.',
  },
  check: ({ organization: { roleSync }, member }) => {
    if (member === null || roleSync === false) return null;
    const isKnown = roleSync !== null && member.loginType !== null;
    const mayBeOidc = member.loginType === null || member.loginType === 'oidc';
    return mayBeOidc && !isKnown ? 'cannot-know' : null;
  },
};
