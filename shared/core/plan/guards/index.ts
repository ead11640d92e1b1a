import { runWhole, type Slices } from '../../../base/slices.ts';
import type { GuardFinding, GuardInput } from './facts.ts';
import { fewAdmins } from './few-admins.ts';
import { fewOwners } from './few-owners.ts';
import type { Guard } from './guard.ts';
import { lastHolder } from './last-holder.ts';
import { manyLose } from './many-lose.ts';
import { toOutcome } from './outcome.ts';
import { ownAccess } from './own-access.ts';

/** Every guard once, the gravest first. */
export const GUARDS: readonly Guard[] = [ownAccess, fewOwners, fewAdmins, manyLose, lastHolder];

export type Stopped = { readonly guard: Guard; readonly findings: readonly GuardFinding[] };

/** The guards that stop a plan, in the order of `GUARDS`, each with what it found; empty: none does. */
export const findGuards = (input: GuardInput): readonly Stopped[] => runWhole(findGuardsInSlices(input));

/** The same, a guard a slice. */
export function* findGuardsInSlices({ changes, world }: GuardInput): Slices<readonly Stopped[]> {
  const outcome = toOutcome(changes, world);
  const stopped: Stopped[] = [];
  for (const guard of GUARDS) {
    yield;
    const findings = guard.find(outcome, world);
    if (findings.length > 0) stopped.push({ guard, findings });
  }
  return stopped;
}
