import { createHash, randomBytes } from 'node:crypto';
import type { Database } from 'better-sqlite3';

const KEY = /^[0-9a-f]{64}$/;

/** True for a key as it is kept: 32 bytes as 64 hexadecimal digits. */
export const isCopyKey = (text: string): boolean => KEY.test(text);

/** A new key, from the random source of the system. */
export const makeKey = (): string => randomBytes(32).toString('hex');

/** A key that everybody who knows `text` can make: for what is no secret. */
export const toKnownKey = (text: string): string => createHash('sha256').update(text).digest('hex');

const CIPHER = 'chacha20';

/**
 * Has every page and every frame of the log of a database enciphered and authenticated (ChaCha20-Poly1305): first thing
 * after opening, before anything is read. The key is the cipher's own, nothing is derived from it. Throws when `key` is
 * none, or when the driver has no cipher and would write readable pages without a word.
 */
export const setKey = (db: Database, key: string): void => {
  if (!isCopyKey(key)) throw new Error('A key of a copy is 32 bytes.');
  db.pragma(`cipher = '${CIPHER}'`);
  if (db.pragma('cipher', { simple: true }) !== CIPHER) throw new Error('This driver has no cipher.');
  db.pragma(`key = 'raw:${key}'`);
};

/** The key of a database as `ATTACH … KEY` takes it; null: it is a readable one. */
export const toAttachKey = (key: string | null): string => {
  if (key === null) return '';
  if (!isCopyKey(key)) throw new Error('A key of a copy is 32 bytes.');
  return `raw:${key}`;
};
