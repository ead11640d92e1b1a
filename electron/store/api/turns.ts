import type { CancelSignal } from '#shared/base/ports.ts';
import { type BucketLimits, createTokenBucket } from '#shared/base/token-bucket.ts';
import { type CallLane, SHARES } from './call-costs.ts';

/**
 * The longest that one question makes the next of its lane wait. One that took nine seconds would keep a person from
 * searching for more than a minute otherwise.
 */
const LONGEST_REST_S = 10;
/** How long a rest goes on at most after the plan has ended: it is looked at again as often as this. */
const LOOK_MS = 250;

/** Whose call it is, how urgent, and how it is called off. An owner is a window: each gets its turn. */
type Asker = { readonly lane: CallLane; readonly owner: object; readonly signal: CancelSignal };

type TurnsDeps = {
  /** True while a plan is at work. */
  readonly isApplying: () => boolean;
  readonly monotonicMs: () => number;
  /** `setImmediate`: after what the network and the disk have brought meanwhile. */
  readonly soon: (run: () => void) => unknown;
  /** `setTimeout`. */
  readonly later: (run: () => void, ms: number) => unknown;
};

type Waiting = { readonly signal: CancelSignal; readonly go: () => void };

const createLane = (limits: BucketLimits, deps: TurnsDeps) => {
  const share = createTokenBucket(limits, deps.monotonicMs);
  const queues = new Map<object, Waiting[]>();
  let isScheduled = false;

  /** The next of the window whose turn it is; those that were called off are let go on the way. */
  const next = (): Waiting | null => {
    for (const [owner, queue] of queues) {
      queues.delete(owner);
      while (queue[0]?.signal.aborted) queue.shift()?.go();
      const one = queue.shift();
      // Behind the others: one window's thousand calls do not keep another's single one waiting.
      if (queue.length > 0) queues.set(owner, queue);
      if (one !== undefined) return one;
    }
    return null;
  };
  const restMs = (): number => (deps.isApplying() ? share.waitMs() : 0);
  const release = (): void => {
    isScheduled = false;
    if (restMs() === 0) next()?.go();
    schedule();
  };
  const schedule = (): void => {
    if (isScheduled || queues.size === 0) return;
    isScheduled = true;
    const waitMs = restMs();
    if (waitMs > 0) deps.later(release, Math.min(waitMs, LOOK_MS));
    else deps.soon(release);
  };

  return {
    wait: (owner: object, signal: CancelSignal): Promise<void> => {
      if (queues.size === 0 && !isScheduled && !deps.isApplying()) return Promise.resolve();
      return new Promise((go) => {
        const queue = queues.get(owner) ?? [];
        queues.set(owner, queue);
        queue.push({ signal, go });
        schedule();
      });
    },
    charge: (ms: number): void => {
      if (deps.isApplying()) share.spend(ms, limits.perSecond * LONGEST_REST_S);
    },
  };
};

/**
 * Shares the store's one thread between the windows and the engine. Nobody waits while nothing is applied. While a
 * plan is at work, calls run one at a time, each after the network and the disk had their turn, and together they
 * get the share of `SHARES` and no more; calls of the lane `first` run at once.
 */
export const createTurns = (deps: TurnsDeps) => {
  const lanes = { light: createLane(SHARES.light, deps), heavy: createLane(SHARES.heavy, deps) };

  /** The turn of one call, which may be given back and asked for again: a slice of its work is `begin` to `end`. */
  const open = ({ lane, owner, signal }: Asker) => {
    let sinceMs: number | null = null;
    const begin = async (): Promise<void> => {
      if (lane !== 'first') await lanes[lane].wait(owner, signal);
      sinceMs = deps.monotonicMs();
    };
    const end = (): void => {
      if (sinceMs !== null && lane !== 'first') lanes[lane].charge(deps.monotonicMs() - sinceMs);
      sinceMs = null;
    };
    /** Ends a slice and goes on after what is due meanwhile. What it took is paid for by the calls after it. */
    const breathe = async (): Promise<void> => {
      end();
      await new Promise<void>((go) => void deps.soon(go));
      sinceMs = deps.monotonicMs();
    };
    return { begin, end, breathe };
  };
  /** Until what has reached this process by now is known here. */
  const letIn = (): Promise<void> => new Promise((go) => void deps.soon(go));
  return { open, letIn };
};

export type Turns = ReturnType<typeof createTurns>;
