import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bounds, DEFAULT_SIZE, MIN_SIZE } from './bounds.ts';
import { fitBounds, fitMinSize, toAtLeast, toWorkAreas, type WorkAreas } from './fit-screen.ts';

const at = (x: number, y: number, width: number, height: number): Bounds => ({ x, y, width, height });
const HD = at(0, 0, 1920, 1080);
const placed = (bounds: Bounds | null, areas: WorkAreas = [HD], framePx = 0): Bounds =>
  fitBounds(bounds, areas, DEFAULT_SIZE, framePx);

const isInside = (bounds: Bounds, area: Bounds, framePx: number): boolean =>
  bounds.x >= area.x &&
  bounds.y >= area.y &&
  bounds.x + bounds.width <= area.x + area.width &&
  bounds.y + bounds.height + framePx <= area.y + area.height;

describe('a window that was somewhere', () => {
  it('stays where it was when a screen has it whole', () => {
    expect(placed(at(10, 20, 1200, 700))).toEqual(at(10, 20, 1200, 700));
    expect(placed(HD)).toEqual(HD);
  });

  it('is cut to the screen when it was on a larger one', () => {
    expect(placed(at(0, 0, 3840, 2100), [at(0, 0, 1600, 1000)])).toEqual(at(0, 0, 1600, 1000));
    expect(placed(at(0, 0, 3840, 2100), [at(0, 0, 1600, 1000)], 40)).toEqual(at(0, 0, 1600, 960));
  });

  it('comes back below the top edge, from above it and from every other side', () => {
    expect(placed(at(200, -690, 1280, 800))).toEqual(at(200, 0, 1280, 800));
    expect(placed(at(-900, 100, 1280, 800))).toEqual(at(0, 100, 1280, 800));
    expect(placed(at(1800, 900, 1280, 800))).toEqual(at(640, 280, 1280, 800));
  });

  it('stays on the screen that has most of it, at any place to the left or above', () => {
    const left = at(-1366, -200, 1366, 768);
    expect(placed(at(-1300, -100, 1200, 700), [HD, left])).toEqual(at(-1300, -132, 1200, 700));
    expect(placed(at(-300, 0, 1280, 800), [HD, left])).toEqual(at(0, 0, 1280, 800));
  });

  it('keeps out of panels: of the work area, not of the screen', () => {
    expect(placed(at(0, 0, 1920, 1080), [at(64, 27, 1856, 1053)])).toEqual(at(64, 27, 1856, 1053));
  });

  it('is at least as large as it is laid out for, and whole on the screen then', () => {
    const inCorner = toAtLeast(at(1_900, 1_060, 1, 1), MIN_SIZE);
    expect(placed(inCorner)).toEqual(at(320, 140, 1280, 800));
    expect(placed(toAtLeast(at(1_800, 960, 100, 100), MIN_SIZE))).toEqual(at(960, 480, 960, 600));
    expect(toAtLeast(at(5, 6, 1000, 700), MIN_SIZE)).toEqual(at(5, 6, 1000, 700));
  });

  it('goes to the middle of the main screen when its own is gone', () => {
    expect(placed(at(5_000, 100, 1200, 700))).toEqual(at(320, 140, 1280, 800));
    expect(placed(at(200, -5_000, 1200, 700))).toEqual(at(320, 140, 1280, 800));
    // A strip that nobody would find.
    expect(placed(at(1_900, 100, 1200, 700))).toEqual(at(320, 140, 1280, 800));
  });
});

describe('a first window', () => {
  it.each([
    ['1366x768', at(0, 0, 1366, 768), at(43, 0, 1280, 728)],
    ['1366x768 with a panel', at(0, 28, 1366, 740), at(43, 28, 1280, 700)],
    ['1024x600', at(0, 0, 1024, 600), at(0, 0, 1024, 560)],
    ['1920x1080 at 150 %', at(0, 0, 1280, 720), at(0, 0, 1280, 680)],
    ['1920x1080 at 300 %', at(0, 0, 640, 360), at(0, 0, 640, 320)],
  ])('fits a screen of %s, with its title bar', (_, area, expected) => {
    expect(placed(null, [area], 40)).toEqual(expected);
    const least = fitMinSize(MIN_SIZE, [area], 40);
    expect(least.width).toBeLessThanOrEqual(expected.width);
    expect(least.height).toBeLessThanOrEqual(expected.height);
  });

  it('is as large as it is meant to be where there is room', () => {
    expect(placed(null)).toMatchObject(DEFAULT_SIZE);
    expect(fitMinSize(MIN_SIZE, [HD], 40)).toEqual(MIN_SIZE);
  });
});

describe('screens', () => {
  it('that show nothing count for nothing', () => {
    expect(toWorkAreas([at(0, 0, 0, 0), HD])).toEqual([HD]);
    expect(toWorkAreas([at(0, 0, 0, 0)])).toBeNull();
    expect(toWorkAreas([])).toBeNull();
  });

  it('of any kind have the whole of any window, and it stays there', () => {
    const place = fc.integer({ min: -20_000, max: 20_000 });
    const side = fc.integer({ min: 1, max: 20_000 });
    const window = fc.record({ x: place, y: place, width: side, height: side });
    const size = fc.integer({ min: 200, max: 8_000 });
    const area = fc.record({ x: place, y: place, width: size, height: size });
    fc.assert(
      fc.property(
        fc.option(window),
        area,
        fc.array(area, { maxLength: 3 }),
        fc.constantFrom(0, 40),
        (bounds, first, others, framePx) => {
          const areas: WorkAreas = [first, ...others];
          const fitted = placed(bounds, areas, framePx);
          expect(areas.some((one) => isInside(fitted, one, framePx))).toBe(true);
          expect(placed(fitted, areas, framePx)).toEqual(fitted);
        },
      ),
    );
  });
});
