import { join } from 'node:path';
import { app, type Session, session } from 'electron';
import { serveBundle } from '../protocol/serve.ts';
import { isPackaged } from '../start/fit.ts';
import { closeNetwork } from './chromium.ts';
import type { WindowKit } from './create-window.ts';
import { guardEverything } from './guard.ts';
import { createPages, type Pages } from './pages.ts';

/** The session of our pages: in memory only, without a cache, and without any way out to a network. */
const createPageSession = (origin: string): Session => {
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

/**
 * Shuts every door, then makes ready what windows need: where pages are, and the session and preload they share.
 * `rendererDir` takes the place of the built pages, in an app that is not packaged. Pages are served from the moment on
 * at which no session has a network, which a window need not wait for: Chromium starts the process that knows it only now.
 * `served` resolves when the first page has been handed over, in the very turn: until then Chromium needs this thread.
 */
export const openPages = async (
  rendererDir: string | null,
): Promise<{ readonly pages: Pages; readonly kit: WindowKit; readonly served: Promise<void> }> => {
  const untilClosed = guardEverything();
  const pages = createPages(process.env.ELECTRON_RENDERER_URL, isPackaged);
  const session = createPageSession(pages.origin);
  const out = join(app.getAppPath(), 'out');
  const closed = untilClosed();
  const kit = { preloadPath: join(out, 'preload', 'index.cjs'), session, hasDevTools: !isPackaged };
  if (pages.origin.startsWith('app:'))
    return { pages, kit, served: serveBundle(session, rendererDir ?? join(out, 'renderer'), closed) };
  await closed;
  await closeNetwork(session, new URL(pages.origin).host);
  return { pages, kit, served: Promise.resolve() };
};
