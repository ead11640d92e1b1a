import { writeFileSync } from 'node:fs';
import { readSmallFile } from './small-file.ts';

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

/** What the window is laid out for. A screen that is smaller has a smaller one, and its pages scroll. */
export const MIN_SIZE = { width: 960, height: 600 } as const;
export const DEFAULT_SIZE = { width: 1280, height: 800 } as const;

/** The bounds that were saved, or null: a missing or broken file is not worth a word. */
export const readBounds = (path: string): SavedBounds | null => {
  try {
    return toSaved(JSON.parse(readSmallFile(path)));
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
