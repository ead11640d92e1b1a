import { z } from 'zod';
import { userIdSchema } from '../model/deployment.ts';
import { command, query } from './define.ts';
import { listScope } from './member.ts';

/** The window's own name for one pasted list. */
export const pasteIdSchema = z.string().min(1).max(40);

/** A name of a pasted list. */
export const pastedNameSchema = z.strictObject({
  /** A username, an e-mail address or a display name, as it was written. */
  value: z.string().min(1).max(320),
  /** Another name or address that stood beside it. */
  also: z.string().min(1).max(320).nullable(),
});

const candidate = z.object({
  userId: userIdSchema,
  username: z.string(),
  name: z.string(),
  email: z.string(),
  /** Also certain by another name of the list. */
  isFound: z.boolean(),
});

const names = z.array(z.string()).readonly();

const resolution = z.object({
  /** Different people who are certain: somebody's username or e-mail address, and nothing that speaks against it. */
  found: z.number().int(),
  byUsername: z.number().int(),
  byEmail: z.number().int(),
  /** Names beyond the first that are certain and mean somebody found already. */
  repeated: z.number().int(),
  /** Names that may mean one of several people, or somebody only by display name. */
  ambiguous: z.number().int(),
  /** The first 200 of them; `at` is the place in the list, candidates at most 8 of `people`. */
  toChoose: z
    .array(
      z.object({
        at: z.number().int(),
        value: z.string(),
        also: z.string().nullable(),
        people: z.number().int(),
        candidates: z.array(candidate).readonly(),
      }),
    )
    .readonly(),
  /** Known in the copy of this deployment, but no member here. */
  elsewhere: names,
  unknown: names,
});

/**
 * Pasted names and who they are in the copy. A list is put down piece by piece, because a message from the window
 * is limited; the store keeps the last one for the session, and `selection.change` makes it the selection.
 */
export const paste = {
  /** Names from place `at` on; 0 begins a new list in the place of the last. `held`: names there now. */
  'paste.put': command({
    input: listScope.extend({
      pasteId: pasteIdSchema,
      at: z.number().int().min(0).max(100_000),
      names: z.array(pastedNameSchema).max(4_000).readonly(),
    }),
    output: z.object({ held: z.number().int() }),
    fails: [],
    topics: [],
  }),
  /** Who they are; null: the store does not have this list (any more), put it down again. */
  'paste.resolve': query({
    input: listScope.extend({ pasteId: pasteIdSchema }),
    output: resolution.nullable(),
    fails: [],
    topics: ['members'],
  }),
};
