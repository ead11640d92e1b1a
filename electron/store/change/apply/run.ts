import type { Clock, Log } from '#shared/base/ports.ts';
import type { Result } from '#shared/base/result.ts';
import type { ReadHandle } from '../../db/handles.ts';
import type { EventKind } from '../../db/journal/event.ts';
import type { PlanRow } from '../../db/journal/plan.ts';
import type { CoderApi } from '../../remote/port.ts';
import type { RetryBudget, Sample } from './circuit-breaker.ts';
import type { Dangling } from './dangling.ts';
import type { Earlier } from './earlier.ts';
import type { FailPoint } from './fail-points.ts';
import type { JournalWriter } from './journal-writer.ts';
import type { TargetFailure } from './open-target.ts';
import type { Pace } from './pace.ts';
import type { Queue } from './queue.ts';
import type { RoleWatch } from './role-watch.ts';
import type { Sight } from './sight.ts';
import type { Tails } from './tails.ts';
import type { Limits } from './types.ts';
import type { Unknowns } from './unknowns.ts';

export type Facts = Readonly<Record<string, unknown>>;
/** What is written in the same transaction as a pause. */
export type HaltEvent = { readonly kind: EventKind; readonly data: Facts };

/**
 * One plan while an engine is at work on it. `signal` fires when all work is to end (pause, shutdown, trouble);
 * `sending` fires then too, and also on a cancel, after which only open questions are still cleared up.
 */
export type Run = {
  readonly plan: PlanRow;
  readonly api: CoderApi;
  readonly journal: ReadHandle;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: Limits;
  readonly writer: JournalWriter;
  readonly queue: Queue;
  readonly earlier: Earlier;
  readonly dangling: Dangling;
  readonly watchRoles: RoleWatch;
  readonly unknowns: Unknowns;
  readonly retries: RetryBudget;
  /** Every read goes through it: nobody is told to be gone by a token that sees nothing. */
  readonly sight: Sight;
  /** Asks who answers now: the server and the person of the plan, or `server-changed`. */
  readonly meet: () => Promise<Result<null, TargetFailure | 'server-changed'>>;
  /** Kinds of refusal that a person has looked at and taken as known. */
  readonly accepted: ReadonlySet<string>;
  readonly tails: Tails;
  readonly pace: Pace;
  readonly signal: AbortSignal;
  readonly sending: AbortSignal;
  /** Ends the work and records why, with facts of the moment and an event of its own; the first reason stays. */
  readonly halt: (reason: string, facts?: Facts, event?: HaltEvent) => void;
  /** For what nobody expected: logs it and halts. Given to every piece of work that runs by itself. */
  readonly crash: (error: unknown) => void;
  /** A change came to an end or lost its answer; may halt the run. */
  readonly noteSample: (sample: Sample) => void;
  readonly reach: (point: FailPoint, n: number | null) => Promise<void>;
};
