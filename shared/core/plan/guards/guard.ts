import type { GuardCode } from '../../../model/guard.ts';
import type { GuardFinding, GuardWorld } from './facts.ts';
import type { PlanOutcome } from './outcome.ts';

/** How a finding reads: the names of the organization and the role as shown. */
export type GuardNames = { readonly organization: string; readonly role: string };

/** One guard. `title` says what it watches, `toMessage` what the plan would do, both as sentences. */
export type Guard = {
  readonly code: GuardCode;
  readonly title: string;
  readonly find: (outcome: PlanOutcome, world: GuardWorld) => readonly GuardFinding[];
  readonly toMessage: (finding: GuardFinding, names: GuardNames) => string;
};

/** "1 person", "412 people". */
export const toPeople = (count: number): string =>
  count === 1 ? '1 person' : `${count.toLocaleString('en')} people`;
