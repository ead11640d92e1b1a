import { isRoleName } from '../role-name.ts';
import type { PreflightRule } from './rule.ts';

/** 400 "Validation failed." for the field `name`; only a new role has to pass. */
export const roleNameInvalid: PreflightRule = {
  code: 'role-name-invalid',
  kinds: ['custom-role'],
  text: {
    reason: 'This cannot be the name of a role.',
    fix: 'Use lower-case letters, digits and single hyphens, at most 32 in all, and neither "new" nor "create".',
  },
  check: ({ change }) =>
    change.base.length === 0 && !isRoleName(change.roleName) ? 'will-be-refused' : null,
};
