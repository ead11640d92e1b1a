import { z } from 'zod';
import { isTokenId } from '#shared/model/subject.ts';
import { listOf, loosely, name, time } from './parts.ts';
import { optionalText, text, userId, word } from './scalars.ts';

/** An API key without its secret. */
export const apiKey = z.object({
  id: z.string().max(64).refine(isTokenId),
  user_id: userId,
  /** Null: never used. */
  last_used: time,
  expires_at: time,
  created_at: time,
  updated_at: loosely(time, null),
  login_type: loosely(word, null),
  /** `all` or `application_connect`; null when the key has low-level scopes only. */
  scope: loosely(word, null),
  token_name: optionalText,
  lifetime_seconds: loosely(z.number().min(0), 0),
  /** From 2.27; empty before. Null: what is there cannot be read, and nobody may say what it means. */
  scopes: listOf(name, 1_000)
    .transform((scopes): readonly string[] | null => scopes)
    .catch(null),
  /** `type:id` as text, from 2.28; the description says objects. */
  allow_list: loosely(listOf(name, 1_000), []),
});

export const token = apiKey.extend({ username: optionalText });
/**
 * Null when there are none. A row that is not what Coder sends is counted, and takes none of the others with it; a list of
 * nothing else is no list of tokens.
 */
export const tokens = listOf(token.nullable().catch(null)).transform((listed, check) => {
  const rows = listed.flatMap((row) => (row === null ? [] : [row]));
  if (rows.length === 0 && listed.length > 0)
    check.issues.push({ code: 'custom', message: 'None of the rows is a token', input: listed });
  return { rows, unreadable: listed.length - rows.length };
});

/** `<id>-<secret>` (coder-api 1.2). */
const secret = z.string().regex(/^[0-9A-Za-z]{10}-[0-9A-Za-z]{22}$/);

/** Shown once. The secret must go to the keychain and nowhere else. */
export const newKey = z.object({ key: secret });

/** In nanoseconds: whole seconds survive in a JavaScript number, anything finer may not (coder-api 9, trap 35). */
export const tokenConfig = z.object({ max_token_lifetime: z.number().positive() });

export const session = z.object({ session_token: secret });

/** What a sign-in with the browser needs to be told (GitHub's device flow). */
export const device = z.object({
  device_code: text,
  user_code: text,
  verification_uri: text,
  expires_in: z.number(),
  interval: z.number(),
});

export const claims = z.object({ claims: z.record(z.string(), z.unknown()) });
