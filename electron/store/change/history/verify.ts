import type { PlanId } from '#shared/base/brand.ts';
import { english } from '#shared/base/format.ts';
import type { CancelSignal } from '#shared/base/ports.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { type BrokenLink, type ChainReport, verifyChain } from '../../db/journal/verify-chain.ts';

/** What the window is told of the chain. */
type ChainVerified = {
  readonly state: 'unbroken' | 'broken';
  readonly events: number;
  readonly message: string;
  readonly firstBroken: {
    readonly seq: number;
    readonly planId: PlanId | null;
    readonly at: string | null;
    readonly why: string;
  } | null;
};

const WHY: Readonly<Record<BrokenLink['why'], (seq: number) => string>> = {
  content: (seq) => `Event ${seq} is not as it was written, or not where it was written.`,
  missing: (seq) => `Event ${seq} is missing.`,
  'cut-off': (seq) => `Events from number ${seq} on are missing.`,
  'before-the-chain': (seq) => `One of the events up to number ${seq} is not as it was written.`,
};

const toVerified = ({ events, firstBroken }: ChainReport): ChainVerified => {
  if (firstBroken === null) {
    const message = `Journal verified: ${english.countOf(events, 'event', 'events')}, unbroken.`;
    return { state: 'unbroken', events, message, firstBroken: null };
  }
  const { seq, event } = firstBroken;
  const why = WHY[firstBroken.why](seq);
  const message = `The journal was changed from outside. ${why} What comes after it cannot be trusted.`;
  // The row's own word: a brand is all that is added.
  const planId = event === null ? null : (event.planId as PlanId);
  return { state: 'broken', events, message, firstBroken: { seq, planId, at: event?.wallUtc ?? null, why } };
};

/**
 * Checks the whole journal, in slices with a `rest` between them, so that an apply goes on meanwhile. Throws when
 * `signal` fires.
 */
export const createVerify =
  (deps: { readonly journal: ReadHandle }) =>
  async (signal: CancelSignal, rest: () => Promise<void>): Promise<ChainVerified> =>
    toVerified(
      await verifyChain(deps.journal, async () => {
        await rest();
        if (signal.aborted) throw new Error('Nobody waits for the check any more.');
      }),
    );
