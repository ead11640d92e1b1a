import { type Session, session } from 'electron';

/** The session of our pages: in memory only, without a cache, and without any way out to a network. */
export const createPageSession = (origin: string): Session => {
  const pages = session.fromPartition('rollcall', { cache: false });
  const isOurs = (url: string): boolean =>
    url.startsWith(`${origin}/`) || url.startsWith('devtools://') || url.startsWith('data:');
  const isDevelopment = origin.startsWith('http:');
  pages.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, (details, answer) => {
    const isReload = isDevelopment && details.url.startsWith(origin.replace(/^http:/, 'ws:'));
    answer({ cancel: !isOurs(details.url) && !isReload });
  });
  return pages;
};
