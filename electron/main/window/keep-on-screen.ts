import { type BrowserWindow, screen } from 'electron';
import type { Bounds } from './bounds.ts';
import { fitBounds, fitMinSize, toWorkAreas, type WorkAreas } from './fit-screen.ts';

/** On Linux the bounds of a window leave out the title bar that the window manager puts above it; elsewhere they do not. */
export const framePx = process.platform === 'linux' ? 40 : 0;

/** How long after a change of the screens the system may still move windows by itself, in ms. */
const settleMs = 300;

/** The work areas of the screens that are there, the main one first; null: there is none that shows anything. */
export const listWorkAreas = (): WorkAreas | null => {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  return toWorkAreas([main, ...others].map(({ workArea }) => workArea));
};

type Size = Pick<Bounds, 'width' | 'height'>;

/** Brings a window back when its screen goes, gets smaller or is scaled, and when it is no longer maximized there. */
export const keepOnScreen = (
  window: BrowserWindow,
  sizes: { readonly usual: Size; readonly least: Size | null },
): void => {
  const fit = (): void => {
    if (window.isDestroyed()) return;
    const areas = listWorkAreas();
    if (areas === null) return;
    if (sizes.least !== null) {
      const { width, height } = fitMinSize(sizes.least, areas, framePx);
      window.setMinimumSize(width, height);
    }
    if (window.isMinimized() || window.isMaximized() || window.isFullScreen()) return;
    const now = window.getBounds();
    const next = fitBounds(now, areas, sizes.usual, framePx);
    if (next.x !== now.x || next.y !== now.y || next.width !== now.width || next.height !== now.height)
      window.setBounds(next);
  };
  let timer: NodeJS.Timeout | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(fit, settleMs);
  };
  screen.on('display-removed', soon);
  screen.on('display-added', soon);
  screen.on('display-metrics-changed', soon);
  window.on('unmaximize', soon);
  window.on('restore', soon);
  window.on('leave-full-screen', soon);
  window.once('closed', () => {
    clearTimeout(timer);
    screen.off('display-removed', soon);
    screen.off('display-added', soon);
    screen.off('display-metrics-changed', soon);
  });
};
