import type { Slices } from '#shared/base/slices.ts';
import { roleNameOf } from '#shared/core/plan/subject.ts';
import type { Change } from '#shared/model/change.ts';

const CHANGES_A_SLICE = 1_000;

const toKey = (change: Change): string => {
  const { kind, organizationId, added, removed, target } = change;
  return JSON.stringify([kind, organizationId, roleNameOf(change), target.length === 0, added, removed]);
};

/**
 * Changes of a plan by what they do, whoever they are about: `firsts` has the first of each sort, in the order of the
 * plan, and `sortOf` the number of the sort of each change. 100,000 people get few sorts of changes.
 */
export type Alike = { readonly firsts: readonly Change[]; readonly sortOf: readonly number[] };

/** Sorts changes by what they do, a thousand a slice. */
export function* sortAlike(changes: readonly Change[]): Slices<Alike> {
  const firsts: Change[] = [];
  const sortOf: number[] = [];
  const known = new Map<string, number>();
  for (const [at, change] of changes.entries()) {
    if (at % CHANGES_A_SLICE === 0) yield;
    const key = toKey(change);
    const sort = known.get(key) ?? firsts.push(change) - 1;
    known.set(key, sort);
    sortOf.push(sort);
  }
  return { firsts, sortOf };
}
