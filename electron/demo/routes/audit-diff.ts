import type { AuditDiff, CustomRole, Member, User } from '../world/rows.ts';

type Fields<T> = Readonly<Record<string, { readonly read: (row: T) => unknown; readonly isSecret?: true }>>;

/** What an absent row counts as: the zero value of the same kind. */
const zeroOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return null;
  return typeof value === 'boolean' ? false : typeof value === 'number' ? 0 : '';
};

/** A list that is empty differs from one that is not there, as it does for the server. */
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * One changed field as the server writes it: a side that is null is left out (`omitempty`), so a list has no `old`
 * where there was nothing before and no `new` where there is nothing after. A secret shows that it changed, and no side.
 */
const toField = (old: unknown, now: unknown, isSecret: boolean): AuditDiff[string] =>
  isSecret
    ? { secret: true }
    : { ...(old === null ? {} : { old }), ...(now === null ? {} : { new: now }), secret: false };

const diffRows = <T>(fields: Fields<T>, before: T | undefined, after: T | undefined): AuditDiff => {
  const changed = Object.entries(fields).flatMap(([name, { read, isSecret = false }]) => {
    const [left, right] = [before, after].map((row) => (row === undefined ? undefined : read(row)));
    const [old, now] = [left ?? zeroOf(right), right ?? zeroOf(left)];
    return isSame(old, now) ? [] : [[name, toField(old, now, isSecret)]];
  });
  return Object.fromEntries(changed);
};

const USER: Fields<User> = {
  id: { read: (user) => user.id },
  email: { read: (user) => user.email },
  username: { read: (user) => user.username },
  hashed_password: { read: (user) => user.password, isSecret: true },
  status: { read: (user) => user.status },
  rbac_roles: { read: (user) => user.roles },
  login_type: { read: (user) => user.loginType },
  deleted: { read: (user) => user.deleted },
  name: { read: (user) => user.name },
  is_service_account: { read: (user) => user.serviceAccount },
};

const ROLE: Fields<CustomRole> = {
  name: { read: (role) => role.name },
  display_name: { read: (role) => role.displayName },
  org_permissions: { read: (role) => role.permissions },
};

/** A membership as the audit log compares it: with the name of its user. */
export type AuditedMember = Pick<Member, 'userId' | 'roles'> & { readonly username: string };

const MEMBER: Fields<AuditedMember> = {
  user_id: { read: (member) => member.userId },
  username: { read: (member) => member.username },
  roles: { read: (member) => member.roles },
};

/** The fields of a user that changed; undefined stands for "was not there" or "is gone". */
export const userDiff = (before: User | undefined, after: User | undefined): AuditDiff =>
  diffRows(USER, before, after);

/** The same for a custom role. */
export const roleDiff = (before: CustomRole | undefined, after: CustomRole | undefined): AuditDiff =>
  diffRows(ROLE, before, after);

/** The same for a membership. */
export const memberDiff = (before: AuditedMember | undefined, after: AuditedMember | undefined): AuditDiff =>
  diffRows(MEMBER, before, after);
