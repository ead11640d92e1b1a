import type { UserId } from '#shared/base/brand.ts';
import type { RemoteUser } from '../port.ts';
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
import { PAGE_ROWS, readCount } from './member-page.ts';
import { toLastSeen } from './scalars.ts';
import type { Shape } from './shape.ts';

/** A user of the deployment (coder-api 3.4). `roles` are the site roles; a list is always there (coder-api 1.6). */
const readUserRow = (row: unknown, isLoose: boolean): RemoteUser => {
  if (!isFields(row)) throw new WrongField('row');
  const { read, mark } = createFieldReader(isLoose);
  return {
    // It was checked to be an id just now.
    userId: readId(row, 'id') as UserId,
    username: read('', () => readText(row, 'username')),
    name: read('', () => readOptionalText(row, 'name')),
    email: read('', () => readOptionalText(row, 'email')),
    status: read(null, () => readWord(row, 'status')),
    loginType: read(null, () => readWord(row, 'login_type')),
    lastSeenAt: read(null, () => toLastSeen(readOptionalText(row, 'last_seen_at'))),
    isServiceAccount: read(false, () => readFlag(row, 'is_service_account')),
    siteRoles: read(NO_ROLES, () => readRoles(row, 'roles')),
    ...mark(),
  };
};

export type UserPage = { readonly users: readonly RemoteUser[]; readonly count: number };

const readPage = (value: unknown, isLoose: boolean): UserPage => {
  const users = isFields(value) ? value.users : null;
  if (!isFields(value) || !Array.isArray(users) || users.length > PAGE_ROWS) throw new WrongField('users');
  return { users: users.map((row) => readUserRow(row, isLoose)), count: readCount(value.count) };
};

/** One page of GET /users; `isLoose` as in `PageOf`. */
export const userPage = (isLoose: boolean): Shape<UserPage> => ({
  safeParse: (value) => {
    try {
      return { success: true, data: readPage(value, isLoose) };
    } catch (error) {
      if (!(error instanceof WrongField)) throw error;
      return { success: false, error: { issues: [{ path: ['users', error.message], code: 'wrong' }] } };
    }
  },
});
