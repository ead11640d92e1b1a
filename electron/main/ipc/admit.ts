import type * as z from 'zod/mini';
import type { Log } from '#shared/base/ports.ts';
import { createTokenBucket, type TokenBucket } from '#shared/base/token-bucket.ts';
import { type FrameLike, findSenderProblem } from './sender.ts';

/** The windows that may use a set of channels, and where word of refusals goes. */
export type Door = {
  readonly origin: string;
  readonly isKnown: (contentsId: number) => boolean;
  readonly log: Log;
};

/**
 * Messages of one channel: a page says a few a second at most (which commands are possible, while somebody types), and
 * each may cost main a menu, or a look at a text for the clipboard (33 MB), which is then written only after an act of a
 * person.
 */
export const CHANNEL_LIMITS = { burst: 200, perSecond: 50 } as const;

/** A message as it came in. The frame must have been read from the event at once, before anything was awaited. */
type IncomingCall = {
  readonly channel: string;
  readonly frame: FrameLike | null | undefined;
  readonly contentsId: number;
  readonly args: readonly unknown[];
};

/**
 * Checks each message for its sender, for having one argument at most, for its shape, and for not being one too many.
 * Answers its payload, or null where it must be dropped; what was dropped is logged once for each reason.
 */
export const createAdmit = (door: Door, monotonicMs: () => number) => {
  const buckets = new Map<string, TokenBucket>();
  const told = new Set<string>();
  const tell = (channel: string, problem: string): null => {
    const key = `${channel} ${problem}`;
    if (!told.has(key)) door.log.warn('ipc: a message was refused', { channel, problem });
    told.add(key);
    return null;
  };
  const isTooMany = (channel: string): boolean => {
    const bucket = buckets.get(channel) ?? createTokenBucket(CHANNEL_LIMITS, monotonicMs);
    buckets.set(channel, bucket);
    return !bucket.take();
  };
  return <S extends z.ZodMiniType>(
    schema: S,
    { channel, frame, contentsId, args }: IncomingCall,
  ): { readonly data: z.output<S> } | null => {
    const problem = findSenderProblem(frame, contentsId, door);
    if (problem !== null) return tell(channel, problem);
    // Before the payload is looked at, which may be large.
    if (isTooMany(channel)) return tell(channel, 'too-many');
    const parsed = schema.safeParse(args[0]);
    return args.length <= 1 && parsed.success ? parsed : tell(channel, 'wrong-shape');
  };
};
