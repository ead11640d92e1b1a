import type { PreflightRule } from './rule.ts';

/**
 * The server counts the organization's default roles as added in every role change, unless the person holds them
 * explicitly, and refuses the change when the caller may not grant one of them (coder-api 3.1).
 */
export const defaultRoleNotAssignable: PreflightRule = {
  code: 'default-role-not-assignable',
  kinds: ['member-roles', 'membership'],
  text: {
    reason:
      'You may not grant a default role of this organization, which every role change and every new member counts as granted.',
    fix: 'Ask an owner to make this change, or to take that role out of the default roles of the organization.',
  },
  check: ({ change, organization: { roles, defaultRoles } }) =>
    !(change.kind === 'membership' && change.added.length === 0) &&
    defaultRoles?.some((role) => roles.get(role)?.assignable === false && !change.base.includes(role))
      ? 'will-be-refused'
      : null,
};
