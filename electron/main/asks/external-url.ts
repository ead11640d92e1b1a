import { isLoopback } from '#shared/base/loopback.ts';

const limit = 2048;

/** Control characters, spaces, and what a shell or a URL handler may stumble over. */
const FORBIDDEN = /[\p{Cc}\p{Cf}\s\\"'<>`{}|^]/u;

/**
 * The address to hand to the person's browser, or null when it is not one we open: https, or http on loopback,
 * with a host, without credentials, without control characters, at most 2,048 characters.
 */
export const toExternalUrl = (text: string): string | null => {
  if (text.length > limit || FORBIDDEN.test(text) || !/^https?:\/\/[^/]/i.test(text)) return null;
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    // Not an address; null says so.
    return null;
  }
  if (url.username !== '' || url.password !== '' || url.hostname === '') return null;
  // `https:///host` and `https://@host` parse to something else than they look like.
  if (/^https?:\/\/[^/?#]*@/i.test(text)) return null;
  const isAllowed = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
  return isAllowed ? url.href : null;
};
