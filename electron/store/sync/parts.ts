import type { DeploymentId } from '#shared/base/brand.ts';
import type { WriteHandle } from '../db/handles.ts';
import { readTokens } from './read-tokens.ts';
import type { PassContext } from './types.ts';

/** Where the end of a pass writes: inside its one transaction. `breathe` lets others have their turn. */
export type PartWriting = {
  readonly cache: WriteHandle;
  readonly deploymentId: DeploymentId;
  readonly breathe: () => Promise<void>;
};

/**
 * What a refresh reads beside organizations, roles and people. It begins with the pass and is under way beside the lists;
 * what it gives writes what was read, once everything is read. It never ends a refresh, nor holds it up: what cannot be
 * read by the time that the signal is given is for its own table to say.
 */
export type RefreshPart = (
  context: PassContext,
  signal: AbortSignal,
) => Promise<(writing: PartWriting) => Promise<void>>;

/** All of them. */
const PARTS: readonly RefreshPart[] = [readTokens];

/** So long a server has for them at least, and beyond it as long as the people are read. */
export const PARTS_MS = 20_000;

/**
 * Begins to read them. `end` waits for them no longer than they have, or not at all when the pass is over, and gives what
 * writes all that was read.
 */
export const startParts = (context: PassContext) => {
  const { clock, partsMs, signal } = context;
  const late = new AbortController();
  const waited = clock.sleep(partsMs, AbortSignal.any([late.signal, signal]));
  const whole = AbortSignal.any([late.signal, signal]);
  const reading = Promise.all(PARTS.map((part) => part(context, whole)));
  return {
    end: async (isOver: boolean) => {
      if (isOver) late.abort();
      void waited.then(() => late.abort());
      const read = await reading;
      late.abort();
      return async (writing: PartWriting): Promise<void> => {
        for (const write of read) await write(writing);
      };
    },
  };
};
