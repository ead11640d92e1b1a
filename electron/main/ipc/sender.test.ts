import { describe, expect, it } from 'vitest';
import { type FrameLike, findSenderProblem } from './sender.ts';

const expected = { origin: 'app://bundle', isKnown: (id: number): boolean => id === 1 };
const url = 'app://bundle/index.html';
const good: FrameLike = { parent: null, origin: 'app://bundle', url, detached: false };

/** A frame as Electron leaves it behind: every getter throws. */
const disposed: FrameLike = {
  get parent(): unknown {
    throw new Error('Render frame was disposed before WebFrameMain could be accessed');
  },
  get url(): string {
    throw new Error('Render frame was disposed before WebFrameMain could be accessed');
  },
  get origin(): string {
    throw new Error('Render frame was disposed before WebFrameMain could be accessed');
  },
};

const table: readonly [string, FrameLike | null | undefined, number, string | null][] = [
  ['the main frame of our page in a known window', good, 1, null],
  [
    'the same in an Electron that does not say whether a frame is detached',
    { parent: null, origin: 'app://bundle', url },
    1,
    null,
  ],
  ['no frame', null, 1, 'no-frame'],
  ['an undefined frame', undefined, 1, 'no-frame'],
  ['a disposed frame', disposed, 1, 'frame-gone'],
  ['a detached frame', { ...good, detached: true }, 1, 'frame-gone'],
  ['an inner frame of our own page', { ...good, parent: good }, 1, 'not-main-frame'],
  ['about:blank', { ...good, origin: 'null', url: 'about:blank' }, 1, 'wrong-origin'],
  ['a blank page that our page went to', { ...good, url: 'about:blank' }, 1, 'wrong-origin'],
  ['a page without an address', { ...good, url: '' }, 1, 'wrong-origin'],
  ['an empty origin', { ...good, origin: '' }, 1, 'wrong-origin'],
  ['a web page', { ...good, origin: 'https://coder.example' }, 1, 'wrong-origin'],
  ['another host of our scheme', { ...good, origin: 'app://evil' }, 1, 'wrong-origin'],
  ['a host that starts like ours', { ...good, origin: 'app://bundle.evil' }, 1, 'wrong-origin'],
  ['a file', { ...good, origin: 'file://' }, 1, 'wrong-origin'],
  ['our page in a window that is not known', good, 2, 'unknown-window'],
];

describe('findSenderProblem', () => {
  it.each(table)('judges %s', (_what, frame, contentsId, problem) => {
    expect(findSenderProblem(frame, contentsId, expected)).toBe(problem);
  });
});
