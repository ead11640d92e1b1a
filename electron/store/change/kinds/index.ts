import type { ChangeKind } from '#shared/model/subject.ts';
import { customRole } from './custom-role.ts';
import type { StoreKind } from './kind.ts';
import { memberRoles } from './member-roles.ts';
import { membership } from './membership.ts';
import { siteRoles } from './site-roles.ts';
import { tokenExpiry } from './token-expiry.ts';
import { unknownKind } from './unknown-kind.ts';
import { userStatus } from './user-status.ts';

/** Every kind of change, and how it meets the server. */
export const KINDS: Readonly<Record<ChangeKind, StoreKind>> = {
  'member-roles': memberRoles,
  'site-roles': siteRoles,
  membership,
  'user-status': userStatus,
  'custom-role': customRole,
  'token-expiry': tokenExpiry,
  'unknown-kind': unknownKind,
};
