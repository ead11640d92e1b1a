import type { RequestLane } from './limiter.ts';

/** How long recent clean answers took on the wire, in milliseconds; null: none of that lane lately. */
export type Latency = {
  readonly note: (lane: RequestLane, ms: number, bytes: number) => void;
  readonly median: (lane: RequestLane) => number | null;
};

const KEPT = 60;
/** A page of members is no measure for a single read. */
const LARGEST_BYTES = 64 * 1024;

const medianOf = (values: readonly number[]): number | null =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? null;

/** Remembers the last answers of each lane; large ones are left out. */
export const createLatency = (): Latency => {
  const kept: Readonly<Record<RequestLane, number[]>> = { read: [], write: [] };
  return {
    note: (lane, ms, bytes) => {
      if (bytes > LARGEST_BYTES) return;
      const values = kept[lane];
      values.push(ms);
      if (values.length > KEPT) values.shift();
    },
    median: (lane) => medianOf(kept[lane]),
  };
};
