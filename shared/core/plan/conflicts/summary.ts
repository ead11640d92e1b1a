import type { Intent } from '../../../model/intent.ts';
import { hasSameRoles } from '../../roles/role-set.ts';
import { applyIntent } from '../intent.ts';
import type { Rebased } from '../rebase.ts';

/** One staged intent carried over to the copy as it is now. */
export type RebasedIntent = {
  readonly intent: Intent;
  readonly base: readonly string[];
  readonly rebased: Rebased;
};

/**
 * What became of staged work since it was staged. `planned` is the sum of the four after it; `idle` counts beside
 * them those for whom nothing was to be done from the start.
 */
export type RebaseSummary = {
  readonly planned: number;
  /** To be sent just as staged. */
  readonly asStaged: number;
  /** Already done by somebody else. */
  readonly already: number;
  /** To be sent, keeping what somebody else changed meanwhile. */
  readonly merged: number;
  /** Somebody moved it the other way: held back until a person decides. */
  readonly conflicts: number;
  readonly idle: number;
};

/** Counts each staged intent in exactly one of `asStaged`, `already`, `merged`, `conflicts`, `idle`. */
export const summarizeRebase = (rows: Iterable<RebasedIntent>): RebaseSummary => {
  let [asStaged, already, merged, conflicts, idle] = [0, 0, 0, 0, 0];
  for (const { intent, base, rebased } of rows) {
    if (rebased.kind === 'conflict') conflicts += 1;
    else if (rebased.kind === 'write') {
      if (rebased.merged) merged += 1;
      else asStaged += 1;
    } else if (hasSameRoles(applyIntent(intent, base), base)) idle += 1;
    else already += 1;
  }
  return { planned: asStaged + already + merged + conflicts, asStaged, already, merged, conflicts, idle };
};
