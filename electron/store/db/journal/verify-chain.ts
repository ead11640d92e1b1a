import type { ReadHandle } from '../handles.ts';
import { type ChainStart, readChainStart, readHead, toLinkHash } from './chain.ts';
import { type ChainedEvent, listChained } from './event.ts';

/** Where the chain does not hold: the row, or that there is none where one should be. */
export type BrokenLink = {
  readonly seq: number;
  readonly why: 'content' | 'missing' | 'before-the-chain' | 'cut-off';
  readonly event: ChainedEvent | null;
};
/** What a walk along the chain found; `firstBroken` null: all of it holds. */
export type ChainReport = { readonly events: number; readonly firstBroken: BrokenLink | null };

/** A slice takes a few milliseconds. */
const SLICE = 500;

type Walk = {
  /** Looks at one more event; the link that does not hold, or null. */
  readonly step: (event: ChainedEvent) => BrokenLink | null;
  readonly events: () => number;
};

const createWalk = (start: ChainStart): Walk => {
  let hash = '';
  let last = 0;
  let events = 0;
  let isChained = start.seq === 0;
  if (isChained) hash = start.hash;
  return {
    events: () => events,
    step: (event) => {
      events += 1;
      if (event.seq !== last + 1) return { seq: last + 1, why: 'missing', event: null };
      hash = toLinkHash(hash, event);
      last = event.seq;
      if (isChained) return event.hash === hash ? null : { seq: event.seq, why: 'content', event };
      if (event.seq < start.seq) return null;
      isChained = true;
      return hash === start.hash ? null : { seq: event.seq, why: 'before-the-chain', event };
    },
  };
};

/**
 * Walks the chain from its start and names the first link that does not hold: a row with another content (or in
 * another place) than when it was written, a number without a row, or rows missing at the end. `rest` is awaited
 * between slices of 500 events and may throw to end it.
 */
export const verifyChain = async (journal: ReadHandle, rest: () => Promise<void>): Promise<ChainReport> => {
  const walk = createWalk(readChainStart(journal));
  let last = 0;
  for (;;) {
    const slice = listChained(journal, last, SLICE);
    for (const event of slice) {
      const firstBroken = walk.step(event);
      if (firstBroken !== null) return { events: walk.events(), firstBroken };
      last = event.seq;
    }
    if (slice.length === SLICE) {
      await rest();
      continue;
    }
    const isWhole = readHead(journal).seq === last;
    const firstBroken: BrokenLink = { seq: last + 1, why: 'cut-off', event: null };
    return { events: walk.events(), firstBroken: isWhole ? null : firstBroken };
  }
};
