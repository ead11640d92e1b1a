import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/**
 * 64 hex digits: the SHA-256 of the text's UTF-16 code units, each as two bytes, high byte first. For short names that
 * must not collide, where no platform may be asked. Not for secrets, not for bulk.
 */
export const toSha256 = (text: string): string => {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at));
  return bytesToHex(sha256(bytes));
};
