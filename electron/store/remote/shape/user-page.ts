import type { UserId } from '#shared/base/brand.ts';
import type { RemoteUser } from '../port.ts';
import {
  isFields,
  readFlag,
  readId,
  readOptionalText,
  readRoles,
  readText,
  readWord,
  WrongField,
} from './fields.ts';
import { PAGE_ROWS, readCount } from './member-page.ts';
import { toTime } from './scalars.ts';
import type { Shape } from './shape.ts';

/** A user of the deployment (coder-api 10.4). `roles` are the site roles; a list is always there (coder-api 1.6). */
const readUserRow = (row: unknown): RemoteUser => {
  if (!isFields(row)) throw new WrongField('row');
  return {
    // It was checked to be an id just now.
    userId: readId(row, 'id') as UserId,
    username: readText(row, 'username'),
    name: readOptionalText(row, 'name'),
    email: readOptionalText(row, 'email'),
    status: readWord(row, 'status'),
    loginType: readWord(row, 'login_type'),
    lastSeenAt: toTime(readOptionalText(row, 'last_seen_at')),
    isServiceAccount: readFlag(row, 'is_service_account'),
    siteRoles: readRoles(row, 'roles'),
  };
};

export type UserPage = { readonly users: readonly RemoteUser[]; readonly count: number };

const readPage = (value: unknown): UserPage => {
  const users = isFields(value) ? value.users : null;
  if (!isFields(value) || !Array.isArray(users) || users.length > PAGE_ROWS) throw new WrongField('users');
  return { users: users.map(readUserRow), count: readCount(value.count) };
};

/** One page of GET /users. */
export const userPage: Shape<UserPage> = {
  safeParse: (value) => {
    try {
      return { success: true, data: readPage(value) };
    } catch (error) {
      if (!(error instanceof WrongField)) throw error;
      return { success: false, error: { issues: [{ path: ['users', error.message], code: 'wrong' }] } };
    }
  },
};
