import type { OrganizationId, UserId } from '../base/brand.ts';
import type { Change } from '../model/change.ts';
import type { Intent } from '../model/intent.ts';
import { applyIntent } from './intent.ts';
import { diffRoles, toRoleSet } from './roles.ts';

/** What is staged for one person in one organization, and the roles it is compared with. */
export type CompileEntry = {
  readonly organizationId: OrganizationId;
  readonly userId: UserId;
  readonly intent: Intent;
  readonly base: readonly string[];
};

/** `unchanged` counts the people for whom everything is already as wanted: they get no change. */
export type Compiled = { readonly changes: readonly Change[]; readonly unchanged: number };

type Place = Pick<CompileEntry, 'organizationId' | 'userId'>;

/** The order of every plan: by organization, then by user, both by code unit. */
export const byPlace = (a: Place, b: Place): number => {
  if (a.organizationId !== b.organizationId) return a.organizationId < b.organizationId ? -1 : 1;
  if (a.userId !== b.userId) return a.userId < b.userId ? -1 : 1;
  return 0;
};

const refuseTwice = (sorted: readonly CompileEntry[]): void => {
  sorted.forEach((entry, at) => {
    const previous = sorted[at - 1];
    if (previous !== undefined && byPlace(previous, entry) === 0)
      throw new Error('Two entries for one person in one organization: fold their intents first');
  });
};

/**
 * The difference the staged intents make, one change per person it makes a difference for, in the order of
 * `byPlace` whatever the order of the entries. Two entries for one person are a bug and throw.
 */
export const compile = (entries: readonly CompileEntry[]): Compiled => {
  const sorted = entries.toSorted(byPlace);
  refuseTwice(sorted);
  const changes: Change[] = [];
  for (const { organizationId, userId, intent, base: seen } of sorted) {
    const base = toRoleSet(seen);
    const target = applyIntent(intent, base);
    const { added, removed } = diffRoles(base, target);
    if (added.length > 0 || removed.length > 0)
      changes.push({ organizationId, userId, intent, base, target, added, removed });
  }
  return { changes, unchanged: sorted.length - changes.length };
};
