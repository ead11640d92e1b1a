import { type KnownRole, type ListsByLevel, toPermissionLists } from './privileges.ts';

type Permission = ListsByLevel['site'][number];

const ANY = '*';

/** A permission of a role, wherever it stands. */
export type HeldPermission = {
  readonly negate: boolean;
  readonly resourceType: string;
  readonly action: string;
};

/**
 * Whether a list of permissions of one level allows an action. A denial beats every grant of the same level
 * (coder-api 4.4); `*` stands for every resource or action.
 */
export const isAllowed = (
  permissions: readonly HeldPermission[],
  resourceType: string,
  action: string,
): boolean => {
  const meant = permissions.filter(
    (one) =>
      (one.resourceType === resourceType || one.resourceType === ANY) &&
      (one.action === action || one.action === ANY),
  );
  return meant.length > 0 && !meant.some((one) => one.negate);
};

const covers = (one: Permission, other: Permission): boolean =>
  (one.resourceType === ANY || one.resourceType === other.resourceType) &&
  (one.action === ANY || one.action === other.action);

const LEVELS = ['site', 'organization', 'user', 'member'] as const;

const isWiderList = (before: readonly Permission[], now: readonly Permission[]): boolean =>
  now.some((one) => !one.negate && !before.some((known) => !known.negate && covers(known, one))) ||
  before.some((one) => one.negate && !now.some((still) => still.negate && covers(still, one)));

/**
 * Whether a role permits more than it did: something that nothing of before covers, or a denial that is gone. Where the
 * server does not tell what it permits, nothing can be compared.
 */
export const isWider = (before: KnownRole, now: KnownRole): boolean => {
  const [known, lists] = [before.permissions, now.permissions];
  // What the server's own roles permit is not told by each server, so that one in place of another role counts.
  if (now.builtIn && !before.builtIn) return true;
  if (known === null || lists === null) return false;
  return LEVELS.some((level) => isWiderList(known[level], lists[level]));
};

/** A role together with what a plan itself writes into it; `words`: as a change tells them, null where it writes nothing. */
export const withWords = (role: KnownRole | null, words: readonly string[] | null): KnownRole | null => {
  if (words === null) return role;
  const own = toPermissionLists(words);
  const known = role?.permissions ?? null;
  if (known === null) return role ?? { builtIn: false, permissions: own };
  // What the plan denies may not be written yet, and what it takes out may be gone: only what both deny is missed.
  const join = (level: (typeof LEVELS)[number]): readonly Permission[] => [
    ...known[level].filter(
      (one) => !one.negate || own[level].some((kept) => kept.negate && covers(kept, one)),
    ),
    ...own[level].filter((one) => !one.negate),
  ];
  return {
    builtIn: role?.builtIn ?? false,
    permissions: {
      site: known.site,
      organization: join('organization'),
      user: known.user,
      member: join('member'),
    },
  };
};

/** A role once a plan has written it: these words and no more, beside what no plan can write. */
export const asWritten = (role: KnownRole, words: readonly string[]): KnownRole => {
  const { organization, member } = toPermissionLists(words);
  const { site = [], user = [] } = role.permissions ?? {};
  return { builtIn: role.builtIn, permissions: { site, organization, user, member } };
};
