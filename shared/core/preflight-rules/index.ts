import { danglingRole } from './dangling-role.ts';
import { defaultOrganization } from './default-organization.ts';
import { defaultRoleNotAssignable } from './default-role-not-assignable.ts';
import { idpBringsBack } from './idp-brings-back.ts';
import { idpManaged } from './idp-managed.ts';
import { idpMembership } from './idp-membership.ts';
import { idpUnknown } from './idp-unknown.ts';
import { memberGone } from './member-gone.ts';
import { needsPremium } from './needs-premium.ts';
import { notPermitted } from './not-permitted.ts';
import { ownMembership } from './own-membership.ts';
import { ownRoles } from './own-roles.ts';
import { ownStatus } from './own-status.ts';
import { permissionNotAllowed } from './permission-not-allowed.ts';
import { permissionNotHeld } from './permission-not-held.ts';
import { rightsUnknown } from './rights-unknown.ts';
import { roleDeletedHere } from './role-deleted-here.ts';
import { roleImplied } from './role-implied.ts';
import { roleInUse } from './role-in-use.ts';
import { roleNameInvalid } from './role-name-invalid.ts';
import { roleNameReserved } from './role-name-reserved.ts';
import { roleNotAssignable } from './role-not-assignable.ts';
import { roleUnknown } from './role-unknown.ts';
import { rowUnreadable } from './row-unreadable.ts';
import type { PreflightRule } from './rule.ts';
import { suspendsOwner } from './suspends-owner.ts';
import { tooManyRoles } from './too-many-roles.ts';
import { userGone } from './user-gone.ts';

/**
 * Every rule once, in the order in which the server checks (coder-api 3.1, 3.4, 5.2); warnings come last.
 */
export const PREFLIGHT_RULES: readonly PreflightRule[] = [
  userGone,
  memberGone,
  rowUnreadable,
  needsPremium,
  idpManaged,
  idpUnknown,
  idpMembership,
  ownMembership,
  ownRoles,
  ownStatus,
  suspendsOwner,
  roleNameInvalid,
  roleNameReserved,
  notPermitted,
  rightsUnknown,
  roleImplied,
  roleDeletedHere,
  roleUnknown,
  danglingRole,
  roleNotAssignable,
  defaultRoleNotAssignable,
  permissionNotAllowed,
  permissionNotHeld,
  tooManyRoles,
  defaultOrganization,
  roleInUse,
  idpBringsBack,
];
