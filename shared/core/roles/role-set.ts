/**
 * Role lists as sets. The server returns roles in any order and stores duplicates once (coder-api 3.1), so two
 * lists mean the same when their sets are equal.
 */

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const isRoleSet = (names: readonly string[]): boolean => {
  let previous: string | null = null;
  for (const name of names) {
    if (previous !== null && previous >= name) return false;
    previous = name;
  }
  return true;
};

/** The names sorted by code unit, each once. A list that already is so comes back as it is, not copied. */
export const toRoleSet = (names: readonly string[]): readonly string[] =>
  isRoleSet(names) ? names : [...new Set(names)].sort(byCodeUnit);

/** True when both lists name the same roles; order and repetition do not count. */
export const hasSameRoles = (a: readonly string[], b: readonly string[]): boolean => {
  const left = toRoleSet(a);
  const right = toRoleSet(b);
  return left.length === right.length && left.every((name, at) => name === right[at]);
};

/** Up to here, looking through a list is faster than building a set of it; plans do this 100,000 times. */
const FEW = 16;

/** The roles of `names` that `others` does not have; a role set. */
export const withoutRoles = (names: readonly string[], others: readonly string[]): readonly string[] => {
  if (others.length <= FEW) return toRoleSet(names.filter((name) => !others.includes(name)));
  const gone = new Set(others);
  return toRoleSet(names.filter((name) => !gone.has(name)));
};

export type RoleDiff = { readonly added: readonly string[]; readonly removed: readonly string[] };

/** What turns `from` into `to`; both parts are role sets and have no role in common. */
export const diffRoles = (from: readonly string[], to: readonly string[]): RoleDiff => ({
  added: withoutRoles(to, from),
  removed: withoutRoles(from, to),
});

/** The most roles that somebody may have. */
export const MAX_ROLES = 256;
/**
 * Letters of all role names of somebody together: 256 names of twice the length that Coder takes. Each is written into
 * the journal several times, so that longer ones would let a server fill the disk.
 */
const MAX_ROLES_LETTERS = MAX_ROLES * 64;

/** False for names that are more, or together longer, than those of anybody. */
export const isReasonable = (names: readonly string[]): boolean =>
  names.length <= MAX_ROLES && names.reduce((sum, name) => sum + name.length, 0) <= MAX_ROLES_LETTERS;
