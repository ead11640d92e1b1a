import { type Generation, startTwin } from '#electron/demo/index.ts';
import { createEmptyWorld, createWorld, type RunningWorld } from './create-world.ts';
import type { Observer } from './observe.ts';
import type { Case } from './situation.ts';

export type TwinWorlds = {
  /** The world for a case: the usual twin, or one of its own. */
  readonly of: (one: Case) => Promise<RunningWorld>;
  readonly close: () => Promise<void>;
};

const PREFIX = 'rollcall-contract-0a1b2c';

/** A server's times may come with its own offset and nine digits of a second; every case is read so. */
const ZONE = '-03:30';

/** Twins of one generation: one for most cases, and a fresh one for each case that asks for it. */
export const createTwinWorlds = (generation: Generation, observer: Observer): TwinWorlds => {
  const closers: (() => Promise<void> | void)[] = [];
  const startMs = Date.now();
  const start = async (where: Case['where']): Promise<RunningWorld> => {
    const twin = await startTwin({
      members: 120,
      seed: 11,
      generation,
      rateLimit: where === 'limited',
      firstUser: where !== 'empty',
      zone: ZONE,
      edition: where === 'agpl' ? 'agpl' : 'enterprise',
      // Limits count by the minute: a clock that stands still never begins a new one in between.
      ...(where === 'limited' ? { nowMs: () => startMs } : {}),
    });
    closers.push(twin.close);
    const options = {
      url: twin.url,
      token: twin.ownerToken,
      prefix: PREFIX,
      generation,
      twin,
      writesPerSecond: 10_000,
      observer,
    };
    const world = await (where === 'empty' ? createEmptyWorld(options) : createWorld(options));
    closers.push(world.close);
    return world;
  };
  let usual: Promise<RunningWorld> | null = null;
  return {
    of: (one) => {
      if (one.where !== undefined) return start(one.where);
      usual ??= start(undefined);
      return usual;
    },
    close: async () => {
      for (const close of closers.reverse()) await close();
    },
  };
};
