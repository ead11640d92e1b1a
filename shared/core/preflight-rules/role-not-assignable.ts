import type { PreflightRule } from './rule.ts';

/** 400 "not authorized to assign role", for added and removed roles alike (coder-api 4.3). */
export const roleNotAssignable: PreflightRule = {
  code: 'role-not-assignable',
  kinds: ['member-roles', 'site-roles'],
  text: {
    reason: 'You may not give or take one of these roles. Taking a role needs the same right as giving it.',
    fix: 'Ask an organization admin or an owner to make this change, or leave that role as it is.',
  },
  check: ({ change, removed, organization: { roles } }) =>
    [...change.added, ...removed].some((role) => roles.get(role)?.assignable === false)
      ? 'will-be-refused'
      : null,
};
