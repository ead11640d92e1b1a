/**
 * Ways to break an exchange. `before` faults never reach the server, `after` faults do and spoil the answer, `late`
 * cuts the connection and lets the request through afterwards.
 */
export const PUT_FAULTS = [
  'reset-before',
  'reset-within-answer',
  'reset-after',
  'late',
  'status-500-before',
  'status-500-after',
  'status-502-html',
  'status-503-before',
  'status-429-seconds',
  'status-429-bare',
  'status-429-date',
  'status-429-negative',
  'status-429-huge',
  'status-429-words',
  'status-429-twice',
  'status-403-before',
  'status-403-after',
  'status-408-before',
  'empty-200-after',
  'html-200-before',
  'other-roles-200-before',
  'other-user-200-after',
  'not-json-200-after',
  'redirect-before',
  'redirect-after',
  'rst-before',
  'rst-after',
  'status-409-before',
  'status-409-after',
  'status-422-before',
  'status-504-after',
  'long-length-200-after',
  'half-head-after',
  'packed-200-after',
  'text-200-after',
  'trickle-200-after',
] as const;
export type PutFault = (typeof PUT_FAULTS)[number];
/** Those that fit any write: answers that make up a role set fit only a write of one. */
export const ANY_PUT_FAULTS: readonly PutFault[] = PUT_FAULTS.filter(
  (one) => one !== 'other-roles-200-before' && one !== 'other-user-200-after',
);

export const READ_FAULTS = ['read-reset', 'read-500', 'read-429', 'read-html', 'read-cut'] as const;
export type ReadFault = (typeof READ_FAULTS)[number];

/**
 * What happens to a connection before anybody can say what is asked: it is closed when it is made, at the head of the
 * request, in the middle of its body, or when it is used a second time, as a pooled socket that has died.
 */
export const WIRE_FAULTS = ['at-accept', 'at-head', 'within-body', 'dead-socket'] as const;
export type WireFault = (typeof WIRE_FAULTS)[number];

/** Decides the fate of each request; null lets it pass. */
export type FaultRules = {
  readonly onPut: (user: string) => PutFault | null;
  readonly onRead: (user: string) => ReadFault | null;
  /** Asked for each connection and each request; left out, nothing happens. */
  readonly onWire?: (fault: WireFault) => boolean;
  /** What the server no longer shows to this token, or no longer has; asked for each request. */
  readonly hides?: () => Hidden | null;
};

/** An organization that was deleted, or every right to look at people. */
export type Hidden = 'organization' | 'people';

export const NO_FAULTS: FaultRules = { onPut: () => null, onRead: () => null };

/** Numbers from 0 to below 1 that a seed repeats. */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** Faults at random, with the given chance per request; the same seed gives the same row of dice. */
export const randomFaults = (seed: number, chance: number, puts: readonly PutFault[]): FaultRules => {
  const random = seeded(seed);
  const pick = <T>(from: readonly T[]): T | null =>
    random() < chance ? (from[Math.floor(random() * from.length)] ?? null) : null;
  return { onPut: () => pick(puts), onRead: () => pick(READ_FAULTS) };
};
