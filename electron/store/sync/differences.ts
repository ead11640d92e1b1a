import type { OrganizationId } from '#shared/base/brand.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import type { Difference } from '../db/cache/difference.ts';
import type { MemberColumns, MemberRecord } from '../db/cache/member.ts';
import type { MemberChange } from './comparison.ts';

const toNames = (json: string): readonly string[] => {
  const names: unknown = JSON.parse(json);
  return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
};

const minus = (a: readonly string[], b: readonly string[]): readonly string[] =>
  a.filter((name) => !b.includes(name));

const NOTHING = { added: [], removed: [] };

const moved = (before: string, after: string) => {
  const [from, to] = [toNames(before), toNames(after)];
  return { added: minus(to, from), removed: minus(from, to) };
};

/** Being seen again is not news, so `last_seen_at` is not among them. */
const PROFILE = [
  'username',
  'name',
  'email',
  'status',
  'login_type',
  'is_service_account',
  'site_roles',
] as const satisfies readonly (keyof MemberColumns)[];

/** True when more than the time of the last visit is different. */
export const isNews = ({ before, after }: MemberChange): boolean =>
  before === null ||
  before.roles !== after.roles ||
  PROFILE.some((column) => before[column] !== after[column]);

/** What a change is in the words of the change list: none, one or two rows. */
export const toDifferences = (
  organizationId: OrganizationId,
  change: MemberChange,
): readonly Difference[] => {
  const { before, after } = change;
  const who = { organizationId, userId: after.user_id, username: after.username };
  if (before === null) return [{ ...who, kind: 'joined', added: toNames(after.roles), removed: [] }];
  const rows: Difference[] = [];
  if (before.roles !== after.roles) rows.push({ ...who, kind: 'roles', ...moved(before.roles, after.roles) });
  // In the list of users the site roles are the roles, told just now.
  const told = organizationId === SITE_ORGANIZATION_ID ? 'site_roles' : null;
  if (PROFILE.some((column) => column !== told && before[column] !== after[column]))
    rows.push({
      ...who,
      kind: 'profile',
      ...(told === null ? moved(before.site_roles, after.site_roles) : NOTHING),
    });
  return rows;
};

/** Somebody who is not a member any more, with the roles they had. */
export const toLeft = (organizationId: OrganizationId, before: MemberRecord): Difference => ({
  organizationId,
  userId: before.user_id,
  username: before.username,
  kind: 'left',
  added: [],
  removed: toNames(before.roles),
});
