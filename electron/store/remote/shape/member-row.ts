import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import type { RemoteMember } from '../port.ts';
import {
  createFieldReader,
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
import { toLastSeen } from './scalars.ts';

export type MemberRow = { readonly organizationId: OrganizationId; readonly member: RemoteMember };

/**
 * A member with user data (coder-api 3.5): status and what came with it are absent before 2.32. Whose row it is must
 * be there; anything else may be wrong where it is read loosely.
 */
export const readMemberRow = (row: unknown, isLoose = false): MemberRow => {
  if (!isFields(row)) throw new WrongField('row');
  const { read, mark } = createFieldReader(isLoose);
  return {
    // Both were checked to be ids just now.
    organizationId: readId(row, 'organization_id') as OrganizationId,
    member: {
      userId: readId(row, 'user_id') as UserId,
      username: read('', () => readText(row, 'username')),
      name: read('', () => readOptionalText(row, 'name')),
      email: read('', () => readOptionalText(row, 'email')),
      status: read(null, () => readWord(row, 'status')),
      loginType: read(null, () => readWord(row, 'login_type')),
      lastSeenAt: read(null, () => toLastSeen(readOptionalText(row, 'last_seen_at'))),
      isServiceAccount: read(false, () => readFlag(row, 'is_service_account')),
      roles: read(NO_ROLES, () => readRoles(row, 'roles')),
      siteRoles: read(NO_ROLES, () =>
        row.global_roles === null || row.global_roles === undefined
          ? NO_ROLES
          : readRoles(row, 'global_roles'),
      ),
      ...mark(),
    },
  };
};
