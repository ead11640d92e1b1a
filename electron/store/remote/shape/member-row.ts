import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import type { RemoteMember } from '../port.ts';
import { isWhole, MAX_ROLE_LENGTH, MAX_ROLES, normaliseRoles } from './role-names.ts';
import { cutText, NIL_ID, toTime } from './scalars.ts';

/**
 * The one shape that is checked by hand: a full sync reads 100,000 of these, and the same checks as a schema took
 * several times as long as parsing the JSON did. `pages.test.ts` holds it to what the schemas promise.
 */

/** Says which field of a row is wrong; never leaves `readMemberRow`'s callers in `member-page.ts`. */
export class WrongField extends Error {}

type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const readId = (row: Fields, field: string): string => {
  const value = row[field];
  if (typeof value !== 'string') throw new WrongField(field);
  const id = ID.test(value) ? value : value.toLowerCase();
  if (!ID.test(id) || id === NIL_ID) throw new WrongField(field);
  return id;
};

const readText = (row: Fields, field: string): string => {
  const value = row[field];
  if (typeof value !== 'string') throw new WrongField(field);
  return cutText(value);
};

const readOptionalText = (row: Fields, field: string): string =>
  row[field] === undefined || row[field] === null ? '' : readText(row, field);

const readWord = (row: Fields, field: string): string | null => {
  const value = readOptionalText(row, field);
  if (value.length > 64) throw new WrongField(field);
  return value === '' ? null : value;
};

const NO_ROLES: readonly string[] = [];

const readRoles = (row: Fields, field: string): readonly string[] => {
  const value = row[field];
  if (!Array.isArray(value) || value.length > MAX_ROLES) throw new WrongField(field);
  if (value.length === 0) return NO_ROLES;
  const names = value.map((role: unknown) => {
    const name = isFields(role) ? role.name : null;
    if (typeof name !== 'string' || name === '' || name.length > MAX_ROLE_LENGTH || !isWhole(name))
      throw new WrongField(field);
    return name;
  });
  return normaliseRoles(names);
};

const readFlag = (row: Fields, field: string): boolean => {
  const value = row[field] ?? false;
  if (typeof value !== 'boolean') throw new WrongField(field);
  return value;
};

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
