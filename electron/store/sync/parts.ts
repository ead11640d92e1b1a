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
 * what it gives writes what was read, once everything is read. It never ends a refresh: what cannot be read is for its
 * own table to say.
 */
export type RefreshPart = (context: PassContext) => Promise<(writing: PartWriting) => Promise<void>>;

/** All of them. */
const PARTS: readonly RefreshPart[] = [readTokens];

/** Begins to read them; what is given writes all that was read. */
export const startParts = async (context: PassContext): ReturnType<RefreshPart> => {
  const read = await Promise.all(PARTS.map((part) => part(context)));
  return async (writing) => {
    for (const write of read) await write(writing);
  };
};
