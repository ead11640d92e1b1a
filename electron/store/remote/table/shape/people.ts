import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import type { RemoteMember, RemoteUser } from '../../port.ts';
import {
  createFieldReader,
  type Fields,
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
import { MAX_ITEMS } from './parts.ts';
import { toLastSeen, toTime } from './scalars.ts';
import type { AnswerReader } from './shape.ts';

/** More people than any deployment has. A larger count is a lie, and following it page by page would never end. */
const MAX_COUNT = 1_000_000;

export type MemberOfPage = { readonly organizationId: OrganizationId; readonly member: RemoteMember };
export type MemberPage = { readonly members: readonly MemberOfPage[]; readonly count: number };
export type UserPage = { readonly users: readonly RemoteUser[]; readonly count: number };

/** What every row of people tells, whatever list it stands in. */
const PERSON = ['username', 'name', 'email', 'status', 'login_type', 'last_seen_at', 'is_service_account'];

const readPerson = (
  row: Fields,
  { read }: Pick<ReturnType<typeof createFieldReader>, 'read'>,
  created: string,
) => ({
  username: read('', () => readText(row, 'username')),
  name: read('', () => readOptionalText(row, 'name')),
  email: read('', () => readOptionalText(row, 'email')),
  status: read(null, () => readWord(row, 'status')),
  loginType: read(null, () => readWord(row, 'login_type')),
  lastSeenAt: read(null, () => toLastSeen(readOptionalText(row, 'last_seen_at'))),
  createdAt: read(null, () => toTime(readOptionalText(row, created))),
  isServiceAccount: read(false, () => readFlag(row, 'is_service_account')),
});

/** When the account was made, from 2.32 on; `created_at` of such a row is the membership's (coder-api 3.5). */
const CREATED_OF_MEMBER = 'user_created_at';
const CREATED_OF_USER = 'created_at';

/** A member with user data (coder-api 3.5): status and what came with it are absent before 2.32. */
const readMemberRow = (row: Fields): MemberOfPage => {
  const { read, mark } = createFieldReader();
  return {
    // Both were checked to be ids just now.
    organizationId: readId(row, 'organization_id') as OrganizationId,
    member: {
      userId: readId(row, 'user_id') as UserId,
      ...readPerson(row, { read }, CREATED_OF_MEMBER),
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

/** A user of the deployment (coder-api 3.4). `roles` are the site roles; a list is always there (coder-api 1.6). */
const readUserRow = (row: Fields): RemoteUser => {
  const { read, mark } = createFieldReader();
  return {
    // It was checked to be an id just now.
    userId: readId(row, 'id') as UserId,
    ...readPerson(row, { read }, CREATED_OF_USER),
    siteRoles: read(NO_ROLES, () => readRoles(row, 'roles')),
    ...mark(),
  };
};

const readRows = <Row>(page: Fields, list: string, readRow: (row: Fields) => Row): readonly Row[] => {
  const rows = page[list];
  if (!Array.isArray(rows) || rows.length > MAX_ITEMS) throw new WrongField(list);
  return rows.map((row: unknown) => {
    if (!isFields(row)) throw new WrongField('row');
    return readRow(row);
  });
};

/** How many there are in all. */
const readCount = ({ count }: Fields): number => {
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 0 || count > MAX_COUNT)
    throw new WrongField('count');
  return count;
};

const toReader = <Page>(
  list: string,
  fields: readonly string[],
  readPage: (page: Fields) => Page,
): AnswerReader<Page> => ({
  reads: [list, 'count', ...fields.map((field) => `${list}/*/${field}`)],
  safeParse: (value) => {
    try {
      if (!isFields(value)) throw new WrongField(list);
      return { success: true, data: readPage(value) };
    } catch (error) {
      if (!(error instanceof WrongField)) throw error;
      return { success: false, error: { issues: [{ path: [list, error.message], code: 'wrong' }] } };
    }
  },
});

const members = toReader(
  'members',
  [
    ...['user_id', 'organization_id', ...PERSON, CREATED_OF_MEMBER],
    ...['roles', 'roles/*/name', 'global_roles', 'global_roles/*/name'],
  ],
  (page): MemberPage => ({ members: readRows(page, 'members', readMemberRow), count: readCount(page) }),
);

/**
 * A page of members: an object with the count; the docs promise an array of such pages (coder-api 3.2), and one in an
 * array is taken. Whose row it is must be there; a row in which anything else is wrong says so in `unreadable`.
 */
export const memberPage: AnswerReader<MemberPage> = {
  ...members,
  safeParse: (value) => members.safeParse(Array.isArray(value) && value.length === 1 ? value[0] : value),
};

/** A page of users, with rows as those of members. */
export const userPage = toReader(
  'users',
  ['id', ...PERSON, CREATED_OF_USER, 'roles', 'roles/*/name'],
  (page): UserPage => ({ users: readRows(page, 'users', readUserRow), count: readCount(page) }),
);
