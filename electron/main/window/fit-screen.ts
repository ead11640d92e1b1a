import type { Bounds } from './bounds.ts';

/** What must still show of a window, each way, for it to count as left on a screen. */
const visiblePx = 100;

type Size = { readonly width: number; readonly height: number };

/** What a screen offers to windows: without its panels, docks and menu bar. The main screen comes first. */
export type WorkAreas = readonly [Bounds, ...Bounds[]];

/** The screens that can show a window at all: one that is off may be told as having no size. None: null. */
export const toWorkAreas = (areas: readonly Bounds[]): WorkAreas | null => {
  const [first, ...others] = areas.filter(({ width, height }) => width >= visiblePx && height >= visiblePx);
  return first === undefined ? null : [first, ...others];
};

const overlap = (start: number, size: number, otherStart: number, otherSize: number): number =>
  Math.min(start + size, otherStart + otherSize) - Math.max(start, otherStart);

/** How much of two rectangles is the same, in square pixels; 0: nothing. */
const toShared = (a: Bounds, b: Bounds): number =>
  Math.max(0, overlap(a.x, a.width, b.x, b.width)) * Math.max(0, overlap(a.y, a.height, b.y, b.height));

/** The work area that shows most of a window; null: none shows enough of it for a person to know it. */
const findArea = (bounds: Bounds, areas: WorkAreas): Bounds | null => {
  const [best] = areas.toSorted((a, b) => toShared(bounds, b) - toShared(bounds, a));
  if (best === undefined) return null;
  const isThere =
    overlap(bounds.x, bounds.width, best.x, best.width) >= Math.min(visiblePx, bounds.width) &&
    overlap(bounds.y, bounds.height, best.y, best.height) >= Math.min(visiblePx, bounds.height);
  return isThere ? best : null;
};

const within = (at: number, from: number, room: number): number => Math.max(from, Math.min(from + room, at));

/**
 * The room that a window may have of a work area. `framePx` is what the system puts around the top of a window and does
 * not count as the window's: a title bar, on Linux.
 */
const toRoom = (area: Bounds, framePx: number): Size => ({
  width: area.width,
  height: Math.max(1, area.height - framePx),
});

/** The window as large as it is, or as the work area permits, and the whole of it inside, title bar and all. */
const fitInto = (bounds: Bounds, area: Bounds, framePx: number): Bounds => {
  const room = toRoom(area, framePx);
  const width = Math.min(bounds.width, room.width);
  const height = Math.min(bounds.height, room.height);
  return {
    x: within(bounds.x, area.x, room.width - width),
    y: within(bounds.y, area.y, room.height - height),
    width,
    height,
  };
};

/** A new window in the middle of the main screen, no larger than that permits. */
const centre = (size: Size, area: Bounds, framePx: number): Bounds => {
  const room = toRoom(area, framePx);
  const x = Math.round(area.x + (room.width - size.width) / 2);
  const y = Math.round(area.y + (room.height - size.height) / 2);
  return fitInto({ x, y, ...size }, area, framePx);
};

/**
 * Where a window may be: as it is if a work area has it whole, else as near to that and as large as one permits. What no
 * screen shows any more (or what was never anywhere: null) goes to the middle of the main one, in its usual size.
 */
export const fitBounds = (bounds: Bounds | null, areas: WorkAreas, usual: Size, framePx: number): Bounds => {
  const area = bounds === null ? null : findArea(bounds, areas);
  return bounds === null || area === null ? centre(usual, areas[0], framePx) : fitInto(bounds, area, framePx);
};

/** A window that was saved smaller than it is laid out for, at its least size: the system would make it so beyond the edge. */
export const toAtLeast = (bounds: Bounds, least: Size): Bounds => ({
  ...bounds,
  width: Math.max(bounds.width, least.width),
  height: Math.max(bounds.height, least.height),
});

/** The least size of a window on the screens that are there: what it is laid out for, or what the smallest permits. */
export const fitMinSize = (wanted: Size, areas: WorkAreas, framePx: number): Size => {
  const rooms = areas.map((area) => toRoom(area, framePx));
  return {
    width: Math.min(wanted.width, ...rooms.map(({ width }) => width)),
    height: Math.min(wanted.height, ...rooms.map(({ height }) => height)),
  };
};
