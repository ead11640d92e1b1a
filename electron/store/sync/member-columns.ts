import type { UserId } from '#shared/base/brand.ts';
import { UNREADABLE } from '#shared/model/member.ts';
import type { MemberColumns } from '../db/cache/member.ts';
import type { RemoteMember, RemoteUser } from '../remote/port.ts';

/** What member rows of servers before 2.32 leave out. */
export type UserFacts = Pick<RemoteUser, 'status' | 'loginType' | 'lastSeenAt'>;

const DIGITS_PADDED = 16;

/** Natural order: lower case, with numbers padded, so that user2 comes before user10 in plain text order. */
export const toSortKey = (username: string): string =>
  username.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(DIGITS_PADDED, '0'));

/** The columns of somebody in the list of users: there the roles of the list are the site roles. */
export const toUserColumns = (user: RemoteUser): MemberColumns => ({
  user_id: user.userId,
  username: user.username,
  name: user.name,
  email: user.email,
  status: user.unreadable === undefined ? user.status : UNREADABLE,
  login_type: user.loginType,
  last_seen_at: user.lastSeenAt,
  is_service_account: Number(user.isServiceAccount),
  roles: JSON.stringify(user.siteRoles),
  site_roles: JSON.stringify(user.siteRoles),
});

/** The columns of a member; what an old server leaves out of the row is taken from the list of users. */
export const toMemberColumns = (
  member: RemoteMember,
  users: ReadonlyMap<UserId, UserFacts>,
): MemberColumns => {
  const told = member.status === null ? (users.get(member.userId) ?? member) : member;
  return {
    user_id: member.userId,
    username: member.username,
    name: member.name,
    email: member.email,
    status: member.unreadable === undefined ? told.status : UNREADABLE,
    login_type: told.loginType,
    last_seen_at: told.lastSeenAt,
    is_service_account: Number(member.isServiceAccount),
    roles: JSON.stringify(member.roles),
    site_roles: JSON.stringify(member.siteRoles),
  };
};
