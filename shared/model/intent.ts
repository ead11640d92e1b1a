import { z } from 'zod';

export const roleNameSchema = z.string().min(1).max(256);

/** Words of one subject: both lists of permissions of the largest role that is read of a server, its name, and that it is. */
const MOST_WORDS = 10_002;
/** Letters of one of them: `display:` and the longest text that is read of a server. */
const MOST_WORD_LENGTH = 4_104;
const toWordsSchema = (word: z.ZodString) => z.array(word.max(MOST_WORD_LENGTH)).max(MOST_WORDS).readonly();
const wordsSchema = toWordsSchema(z.string().min(1));

/** The words that an intent was staged on, from a file. Bound as those of the intent are, wherever that comes in. */
export const baseSchema = toWordsSchema(z.string());

/**
 * What an admin wants for one subject (`subject.ts`), in its words: for a person's roles the names of roles. Never a
 * final set taken from a screen. `delta` names the words it speaks about and leaves every other word alone; `exactly`
 * speaks about all of them.
 */
export const intentSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('delta'), add: wordsSchema, remove: wordsSchema }),
  z.strictObject({ kind: z.literal('exactly'), roles: wordsSchema }),
]);
export type Intent = z.output<typeof intentSchema>;
