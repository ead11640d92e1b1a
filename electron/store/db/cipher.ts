import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
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

/** Seals short texts that lie among readable ones. */
export type Sealer = {
  /** Another text each time; begins with `v1:`. */
  readonly seal: (text: string) => string;
  /** The text; null: sealed with another key, changed since, or not sealed at all. */
  readonly open: (sealed: string) => string | null;
  /** The same for the same text, so that a name is taken once, and nothing to anybody without the key. */
  readonly blind: (text: string) => string;
};

const SEALED = 'v1:';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Seals with AES-256-GCM under `key`, 64 hexadecimal digits. */
export const createSealer = (key: string): Sealer => {
  if (!isCopyKey(key)) throw new Error('A key of a sealer is 32 bytes.');
  const bytes = Buffer.from(key, 'hex');
  return {
    seal: (text) => {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', bytes, iv);
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return SEALED + Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64');
    },
    open: (text) => {
      if (!text.startsWith(SEALED)) return null;
      const all = Buffer.from(text.slice(SEALED.length), 'base64');
      try {
        const decipher = createDecipheriv('aes-256-gcm', bytes, all.subarray(0, IV_BYTES));
        decipher.setAuthTag(all.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
        const opened = [decipher.update(all.subarray(IV_BYTES + TAG_BYTES)), decipher.final()];
        return Buffer.concat(opened).toString('utf8');
      } catch {
        // Another key, or not what was sealed: there is no text to give.
        return null;
      }
    },
    blind: (text) => createHmac('sha256', bytes).update(`name ${text}`).digest('hex'),
  };
};
