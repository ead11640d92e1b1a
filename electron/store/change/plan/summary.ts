import type { OrganizationId } from '#shared/base/brand.ts';
import { holdsRoles, KINDS } from '#shared/kinds/index.ts';
import type { Change } from '#shared/model/change.ts';

export type RoleCount = { readonly role: string; readonly count: number };

/** How often each role occurs in some lists, the most frequent first. */
export const countTimes = (lists: Iterable<readonly string[]>): readonly RoleCount[] => {
  const counts = new Map<string, number>();
  for (const roles of lists) for (const role of roles) counts.set(role, (counts.get(role) ?? 0) + 1);
  return [...counts]
    .map(([role, n]) => ({ role, count: n }))
    .sort((a, b) => b.count - a.count || (a.role < b.role ? -1 : 1));
};

/** What a set of changes grants and takes, by role of a person, the most frequent first. */
export const countRoles = (
  all: readonly Change[],
): { readonly added: readonly RoleCount[]; readonly removed: readonly RoleCount[] } => {
  const changes = all.filter(({ kind }) => KINDS[kind].namesRoles);
  return {
    added: countTimes(changes.map((change) => change.added)),
    removed: countTimes(changes.map((change) => change.removed)),
  };
};

/** How many people a set of changes gives a role of an organization to. */
export const countGiven = (changes: readonly Change[], place: OrganizationId, role: string): number =>
  changes.filter(
    ({ kind, organizationId, added }) => holdsRoles(kind) && organizationId === place && added.includes(role),
  ).length;
