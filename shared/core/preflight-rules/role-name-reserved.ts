import { isReservedRoleName } from '../role-name.ts';
import type { PreflightRule } from './rule.ts';

/**
 * 400 "Reserved role name", and in some generations no refusal at all but damage: a PUT with the name of a system
 * role may overwrite it (coder-api 3.1). So all of them are refused here, in every generation.
 */
export const roleNameReserved: PreflightRule = {
  code: 'role-name-reserved',
  kinds: ['custom-role'],
  text: {
    reason: 'This is a role of the server itself. It cannot be made, changed or deleted.',
    fix: 'Choose another name, or duplicate the role under one.',
  },
  check: ({ change, organization }) =>
    isReservedRoleName(change.roleName) || organization.roles.get(change.roleName)?.builtIn === true
      ? 'will-be-refused'
      : null,
};
