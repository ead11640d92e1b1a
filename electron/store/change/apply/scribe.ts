import type { PlanId } from '#shared/base/brand.ts';
import { type ChangeMove, moveChange, setInflight } from '../../db/journal/change.ts';
import { appendEvent, type EventKind, type Stamp } from '../../db/journal/event.ts';
import type { EmergencyEntry } from '../../db/keep/emergency.ts';
import type { Commits } from './commits.ts';
import type { EngineDeps } from './types.ts';

/** Now, as events are stamped. */
export const stampOf = (deps: Pick<EngineDeps, 'clock' | 'bootId'>): Stamp => ({
  monoMs: deps.clock.monotonicMs(),
  bootId: deps.bootId,
  wallUtc: new Date(deps.clock.nowMs()).toISOString(),
});

type Data = Readonly<Record<string, unknown>>;
/** A result may wait for the next intent to take it along: losing it would only mean one more read. */
const RESULT_PATIENCE_MS = 20;

type RolePair = { readonly before: readonly string[]; readonly target: readonly string[] };

/**
 * Writes what happens to the changes of one plan: the row and its event together, durable when the promise
 * resolves. Once the plan is cancelled, a change that would wait again is cancelled instead.
 */
export const createScribe = (
  deps: Pick<EngineDeps, 'clock' | 'bootId' | 'journal' | 'emergency' | 'log'>,
  commits: Commits,
  planId: PlanId,
  isCancelled: () => boolean,
) => {
  const { write } = deps.journal;
  const append = (n: number | null, attempt: number | null, kind: EventKind, data: Data): void =>
    appendEvent(write, { planId, n, kind, attempt, data }, stampOf(deps));
  const keep = (entry: EmergencyEntry): void => {
    const where = deps.emergency?.keep(entry) ?? 'nowhere';
    deps.log.error('journal.result-kept-elsewhere', { planId, n: entry.n, where });
  };
  return {
    /** `lost` goes for good with what is sent: an undo will want to give it back. Null: nothing goes along. */
    intent: (
      n: number,
      attempt: number,
      roles: RolePair,
      lost: readonly string[] | null = null,
    ): Promise<void> =>
      commits.commit(() => {
        setInflight(write, planId, n, { attempt, ...roles });
        append(n, attempt, 'intent', lost === null ? roles : { ...roles, lost });
      }),
    move: async (
      n: number,
      to: ChangeMove,
      kind: EventKind,
      attempt: number | null,
      data: Data,
    ): Promise<void> => {
      const stamp = stampOf(deps);
      try {
        const isAnswer = kind === 'result' && attempt !== null;
        await commits.commit(
          () => {
            moveChange(write, planId, n, to);
            append(n, attempt, kind, data);
            if (to.state === 'pending' && isCancelled()) moveChange(write, planId, n, { state: 'cancelled' });
          },
          isAnswer ? RESULT_PATIENCE_MS : undefined,
        );
      } catch (error) {
        // What the server answered is not asked twice: another file takes it, and the run stops all the same.
        if (kind === 'result' && attempt !== null) keep({ planId, n, attempt, to, data, stamp });
        throw error;
      }
    },
    note: (n: number, kind: EventKind, data: Data): Promise<void> =>
      commits.commit(() => append(n, null, kind, data)),
    notePlan: (kind: EventKind, data: Data): Promise<void> =>
      commits.commit(() => append(null, null, kind, data)),
  };
};
export type Scribe = ReturnType<typeof createScribe>;
