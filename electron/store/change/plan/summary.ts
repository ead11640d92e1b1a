import type { Change } from '#shared/model/change.ts';

export type RoleCount = { readonly role: string; readonly count: number };

const count = (lists: Iterable<readonly string[]>): readonly RoleCount[] => {
  const counts = new Map<string, number>();
  for (const roles of lists) for (const role of roles) counts.set(role, (counts.get(role) ?? 0) + 1);
  return [...counts]
    .map(([role, n]) => ({ role, count: n }))
    .sort((a, b) => b.count - a.count || (a.role < b.role ? -1 : 1));
};

/** What a set of changes grants and takes, by role, the most frequent first. */
export const countRoles = (
  changes: readonly Change[],
): { readonly added: readonly RoleCount[]; readonly removed: readonly RoleCount[] } => ({
  added: count(changes.map((change) => change.added)),
  removed: count(changes.map((change) => change.removed)),
});
