import { join } from 'node:path';
import { app } from 'electron';
import { readBundle } from '../protocol/bundle.ts';
import { serveBundle } from '../protocol/serve.ts';
import { isPackaged } from '../start/fit.ts';
import type { WindowKit } from './create-window.ts';
import { guardEverything } from './guard.ts';
import { createPageSession } from './page-session.ts';
import { createPages, type Pages } from './pages.ts';

/**
 * Shuts every door, then makes ready what windows need: where pages are, and the session and preload they share.
 * `rendererDir` takes the place of the built pages, in an app that is not packaged.
 */
export const openPages = async (
  rendererDir: string | null,
): Promise<{ readonly pages: Pages; readonly kit: WindowKit }> => {
  const untilClosed = guardEverything();
  const pages = createPages(process.env.ELECTRON_RENDERER_URL, isPackaged);
  const session = createPageSession(pages.origin);
  const out = join(app.getAppPath(), 'out');
  if (pages.origin.startsWith('app:')) serveBundle(session, readBundle(rendererDir ?? join(out, 'renderer')));
  const preloadPath = join(out, 'preload', 'index.cjs');
  await untilClosed();
  return { pages, kit: { preloadPath, session, hasDevTools: !isPackaged } };
};
