import type { PreflightCode } from '../model/change.ts';
import { danglingRole } from './preflight-rules/dangling-role.ts';
import { defaultOrganization } from './preflight-rules/default-organization.ts';
import { defaultRoleNotAssignable } from './preflight-rules/default-role-not-assignable.ts';
import { idpBringsBack } from './preflight-rules/idp-brings-back.ts';
import { idpManaged } from './preflight-rules/idp-managed.ts';
import { idpMembership } from './preflight-rules/idp-membership.ts';
import { idpUnknown } from './preflight-rules/idp-unknown.ts';
import { memberGone } from './preflight-rules/member-gone.ts';
import { needsPremium } from './preflight-rules/needs-premium.ts';
import { notPermitted } from './preflight-rules/not-permitted.ts';
import { ownMembership } from './preflight-rules/own-membership.ts';
import { ownRoles } from './preflight-rules/own-roles.ts';
import { ownStatus } from './preflight-rules/own-status.ts';
import { permissionNotAllowed } from './preflight-rules/permission-not-allowed.ts';
import { permissionNotHeld } from './preflight-rules/permission-not-held.ts';
import { rightsUnknown } from './preflight-rules/rights-unknown.ts';
import { roleDeletedHere } from './preflight-rules/role-deleted-here.ts';
import { roleImplied } from './preflight-rules/role-implied.ts';
import { roleInUse } from './preflight-rules/role-in-use.ts';
import { roleNameInvalid } from './preflight-rules/role-name-invalid.ts';
import { roleNameReserved } from './preflight-rules/role-name-reserved.ts';
import { roleNotAssignable } from './preflight-rules/role-not-assignable.ts';
import { roleUnknown } from './preflight-rules/role-unknown.ts';
import { rowUnreadable } from './preflight-rules/row-unreadable.ts';
import type { PreflightText } from './preflight-rules/rule.ts';
import { suspendsOwner } from './preflight-rules/suspends-owner.ts';
import { tooManyRoles } from './preflight-rules/too-many-roles.ts';
import { userGone } from './preflight-rules/user-gone.ts';

/** For every code, what the matter is and what to do about it, as sentences for a person. Plain data. */
export const PREFLIGHT_TEXT: Readonly<Record<PreflightCode, PreflightText>> = {
  'user-gone': userGone.text,
  'member-gone': memberGone.text,
  'row-unreadable': rowUnreadable.text,
  'needs-premium': needsPremium.text,
  'idp-managed': idpManaged.text,
  'idp-unknown': idpUnknown.text,
  'idp-membership': idpMembership.text,
  'idp-brings-back': idpBringsBack.text,
  'own-membership': ownMembership.text,
  'own-roles': ownRoles.text,
  'own-status': ownStatus.text,
  'suspends-owner': suspendsOwner.text,
  'role-name-invalid': roleNameInvalid.text,
  'role-name-reserved': roleNameReserved.text,
  'not-permitted': notPermitted.text,
  'rights-unknown': rightsUnknown.text,
  'role-implied': roleImplied.text,
  'role-deleted-here': roleDeletedHere.text,
  'role-unknown': roleUnknown.text,
  'dangling-role': danglingRole.text,
  'role-not-assignable': roleNotAssignable.text,
  'default-role-not-assignable': defaultRoleNotAssignable.text,
  'permission-not-allowed': permissionNotAllowed.text,
  'permission-not-held': permissionNotHeld.text,
  'too-many-roles': tooManyRoles.text,
  'default-organization': defaultOrganization.text,
  'role-in-use': roleInUse.text,
  'refused-before': {
    reason: 'This server refused just such a change before, in words that Rollcall does not know.',
    fix: 'Apply it to one person first and read what the server says, or leave it out.',
  },
};
