import { join } from 'node:path';
import { app } from 'electron';
import { readBundle } from '../protocol/bundle.ts';
import { serveBundle } from '../protocol/serve.ts';
import { isPackaged } from '../start/fit.ts';
import { closeNetwork } from './chromium.ts';
import type { WindowKit } from './create-window.ts';
import { guardEverything } from './guard.ts';
import { createPageSession } from './page-session.ts';
import { createPages, type Pages } from './pages.ts';

/**
 * Shuts every door, then makes ready what windows need: where pages are, and the session and preload they share.
 * `rendererDir` takes the place of the built pages, in an app that is not packaged. Pages are served from the moment on
 * at which no session has a network, which a window need not wait for: Chromium starts the process that knows it only now.
 */
export const openPages = async (
  rendererDir: string | null,
): Promise<{ readonly pages: Pages; readonly kit: WindowKit }> => {
  const untilClosed = guardEverything();
  const pages = createPages(process.env.ELECTRON_RENDERER_URL, isPackaged);
  const session = createPageSession(pages.origin);
  const out = join(app.getAppPath(), 'out');
  const closed = untilClosed();
  if (pages.origin.startsWith('app:'))
    serveBundle(session, readBundle(rendererDir ?? join(out, 'renderer')), closed);
  else {
    await closed;
    await closeNetwork(session, new URL(pages.origin).host);
  }
  const preloadPath = join(out, 'preload', 'index.cjs');
  return { pages, kit: { preloadPath, session, hasDevTools: !isPackaged } };
};
