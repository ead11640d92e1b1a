import { z } from 'zod';
import { optionalText, text, userId, word } from '../../shape/scalars.ts';
import { listOf, name, time } from './parts.ts';

/** An API key without its secret. */
export const apiKey = z.object({
  id: z.string().min(1).max(64),
  user_id: userId,
  /** Null: never used. */
  last_used: time,
  expires_at: time,
  created_at: time,
  updated_at: time,
  login_type: word,
  /** `all` or `application_connect`; null when the key has low-level scopes only. */
  scope: word,
  token_name: optionalText,
  lifetime_seconds: z.number().min(0),
  /** From 2.27; empty before. */
  scopes: listOf(name, 1_000),
  /** `type:id` as text, from 2.28; the description says objects. */
  allow_list: listOf(name, 1_000),
});

export const token = apiKey.extend({ username: optionalText });
/** Null when there are none. */
export const tokens = listOf(token);

/** Shown once. The secret must go to the keychain and nowhere else. */
export const newKey = z.object({ key: z.string().regex(/^[0-9A-Za-z]{10}-[0-9A-Za-z]{22}$/) });

/** In nanoseconds: whole seconds survive in a JavaScript number, anything finer may not (coder-api 9, trap 35). */
export const tokenConfig = z.object({ max_token_lifetime: z.number().min(0) });

export const session = z.object({ session_token: z.string().regex(/^[0-9A-Za-z]{10}-[0-9A-Za-z]{22}$/) });

/** What a sign-in with the browser needs to be told (GitHub's device flow). */
export const device = z.object({
  device_code: text,
  user_code: text,
  verification_uri: text,
  expires_in: z.number(),
  interval: z.number(),
});

export const claims = z.object({ claims: z.record(z.string(), z.unknown()) });
