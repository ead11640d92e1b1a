import type { PreflightRule } from './rule.ts';

/** The server takes it, and the person may be left without any organization (coder-api 3.1, DELETE member). */
export const defaultOrganization: PreflightRule = {
  code: 'default-organization',
  kinds: ['membership'],
  text: {
    reason: 'This takes people out of the default organization, and perhaps out of their only one.',
    fix: 'Nothing has to be done. Check that they are in another organization if they are to keep working.',
  },
  check: ({ change, organization }) =>
    organization.isDefault === true && change.removed.length > 0 ? 'will-succeed' : null,
};
