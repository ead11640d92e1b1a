import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import type { RemoteMember } from '../port.ts';
import {
  isFields,
  NO_ROLES,
  readFlag,
  readId,
  readOptionalText,
  readRoles,
  readText,
  readWord,
  WrongField,
} from './fields.ts';
import { toTime } from './scalars.ts';

export type MemberRow = { readonly organizationId: OrganizationId; readonly member: RemoteMember };

/** A member with user data (coder-api 3.5): status and what came with it are absent before 2.32. */
export const readMemberRow = (row: unknown): MemberRow => {
  if (!isFields(row)) throw new WrongField('row');
  return {
    // Both were checked to be ids just now.
    organizationId: readId(row, 'organization_id') as OrganizationId,
    member: {
      userId: readId(row, 'user_id') as UserId,
      username: readText(row, 'username'),
      name: readOptionalText(row, 'name'),
      email: readOptionalText(row, 'email'),
      status: readWord(row, 'status'),
      loginType: readWord(row, 'login_type'),
      lastSeenAt: toTime(readOptionalText(row, 'last_seen_at')),
      isServiceAccount: readFlag(row, 'is_service_account'),
      roles: readRoles(row, 'roles'),
      siteRoles:
        row.global_roles === null || row.global_roles === undefined
          ? NO_ROLES
          : readRoles(row, 'global_roles'),
    },
  };
};
