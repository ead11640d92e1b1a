import { readFileSync, writeFileSync } from 'node:fs';

export type Bounds = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};
export type SavedBounds = Bounds & { readonly isMaximized: boolean };

const MOST = 100_000;

const isWhole = (value: unknown, least: number): value is number =>
  Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= MOST;

/** By hand: a schema would have to load its library before the first window. */
const toSaved = (value: unknown): SavedBounds | null => {
  if (typeof value !== 'object' || value === null) return null;
  const { x, y, width, height, isMaximized }: Readonly<Record<string, unknown>> = { ...value };
  if (!isWhole(x, -MOST) || !isWhole(y, -MOST) || !isWhole(width, 1) || !isWhole(height, 1)) return null;
  return typeof isMaximized === 'boolean' ? { x, y, width, height, isMaximized } : null;
};

export const MIN_SIZE = { width: 960, height: 600 } as const;
export const DEFAULT_SIZE = { width: 1280, height: 800 } as const;

/** The bounds that were saved, or null: a missing or broken file is not worth a word. */
export const readBounds = (path: string): SavedBounds | null => {
  try {
    return toSaved(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // First start, or a file somebody broke: the defaults do.
    return null;
  }
};

/** Saves bounds for the next start; a disk that refuses costs only that. */
export const writeBounds = (path: string, bounds: SavedBounds): void => {
  try {
    writeFileSync(path, JSON.stringify(bounds), { mode: 0o600 });
  } catch {
    // Where a window stood is not worth a failure.
  }
};

const overlap = (start: number, size: number, otherStart: number, otherSize: number): number =>
  Math.min(start + size, otherStart + otherSize) - Math.max(start, otherStart);

/** How much of a window must lie on a screen so that a person can get hold of it, in pixels. */
const visiblePx = 100;

/** Where to open: as saved, if a screen still shows enough of it; else null, for the middle of the main screen. */
export const fitBounds = (saved: SavedBounds | null, screens: readonly Bounds[]): Bounds | null => {
  if (saved === null) return null;
  const width = Math.max(saved.width, MIN_SIZE.width);
  const height = Math.max(saved.height, MIN_SIZE.height);
  const isVisible = screens.some(
    (screen) =>
      overlap(saved.x, width, screen.x, screen.width) >= visiblePx &&
      overlap(saved.y, height, screen.y, screen.height) >= visiblePx,
  );
  return isVisible ? { x: saved.x, y: saved.y, width, height } : null;
};
