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
export const findGuards = ({ changes, world }: GuardInput): readonly Stopped[] => {
  const outcome = toOutcome(changes, world);
  return GUARDS.map((guard) => ({ guard, findings: guard.find(outcome, world) })).filter(
    ({ findings }) => findings.length > 0,
  );
};
