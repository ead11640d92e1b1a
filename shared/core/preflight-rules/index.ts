import { danglingRole } from './dangling-role.ts';
import { defaultRoleNotAssignable } from './default-role-not-assignable.ts';
import { idpManaged } from './idp-managed.ts';
import { idpUnknown } from './idp-unknown.ts';
import { memberGone } from './member-gone.ts';
import { ownRoles } from './own-roles.ts';
import { roleImplied } from './role-implied.ts';
import { roleNotAssignable } from './role-not-assignable.ts';
import { roleUnknown } from './role-unknown.ts';
import type { PreflightRule } from './rule.ts';
import { tooManyRoles } from './too-many-roles.ts';

/** Every rule once, in the order in which the server checks (coder-api 3.1, PUT roles). */
export const PREFLIGHT_RULES: readonly PreflightRule[] = [
  memberGone,
  idpManaged,
  idpUnknown,
  ownRoles,
  roleImplied,
  roleUnknown,
  danglingRole,
  roleNotAssignable,
  defaultRoleNotAssignable,
  tooManyRoles,
];
