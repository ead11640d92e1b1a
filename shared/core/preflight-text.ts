import type { PreflightCode } from '../model/change.ts';
import { danglingRole } from './preflight-rules/dangling-role.ts';
import { defaultRoleNotAssignable } from './preflight-rules/default-role-not-assignable.ts';
import { idpManaged } from './preflight-rules/idp-managed.ts';
import { idpUnknown } from './preflight-rules/idp-unknown.ts';
import { memberGone } from './preflight-rules/member-gone.ts';
import { ownRoles } from './preflight-rules/own-roles.ts';
import { roleImplied } from './preflight-rules/role-implied.ts';
import { roleNotAssignable } from './preflight-rules/role-not-assignable.ts';
import { roleUnknown } from './preflight-rules/role-unknown.ts';
import type { PreflightText } from './preflight-rules/rule.ts';
import { tooManyRoles } from './preflight-rules/too-many-roles.ts';

/** For every code, what the matter is and what to do about it, as sentences for a person. Plain data. */
export const PREFLIGHT_TEXT: Readonly<Record<PreflightCode, PreflightText>> = {
  'own-roles': ownRoles.text,
  'role-unknown': roleUnknown.text,
  'role-not-assignable': roleNotAssignable.text,
  'role-implied': roleImplied.text,
  'default-role-not-assignable': defaultRoleNotAssignable.text,
  'idp-managed': idpManaged.text,
  'idp-unknown': idpUnknown.text,
  'dangling-role': danglingRole.text,
  'member-gone': memberGone.text,
  'too-many-roles': tooManyRoles.text,
};
