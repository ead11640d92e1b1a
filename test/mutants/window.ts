import type { Mutant } from './mutant.ts';

const WINDOW = 'electron/main/window';
const fit = `${WINDOW}/fit-screen.test.ts`;
const app = 'test/e2e/window.e2e.ts';

/** Windows that a person can reach, on whatever screens. */
export const WINDOW_MUTANTS: readonly Mutant[] = [
  {
    name: 'a window stays larger than the screen',
    protects: 'windows',
    find: 'const width = Math.min(bounds.width, room.width);',
    replace: 'const { width } = bounds;',
    tests: [fit],
  },
  {
    name: 'a title bar stays above the screen',
    protects: 'windows',
    find: 'y: within(bounds.y, area.y, room.height - height),',
    replace: 'y: bounds.y,',
    tests: [fit],
  },
  {
    name: 'a window is laid out for more than the smallest screen has',
    protects: 'windows',
    find: 'Math.min(wanted.height, ...rooms.map(({ height }) => height))',
    replace: 'wanted.height',
    tests: [fit],
  },
  {
    name: 'a window that was saved tiny stays so',
    protects: 'windows',
    find: 'width: Math.max(bounds.width, least.width),',
    replace: 'width: bounds.width,',
    tests: [fit],
  },
  {
    name: 'the menu bar comes on top of the least size',
    protects: 'windows',
    find: 'window.setMinimumSize(least.width, least.height)',
    replace: 'window.setMinimumSize(least.width, least.height + 25)',
    tests: [app],
  },
  {
    name: 'a question has no size where its screen has none',
    protects: 'windows',
    find: 'toWorkAreas([screen.getDisplayMatching(bounds).workArea]) ??',
    replace: '[screen.getDisplayMatching(bounds).workArea] ??',
    tests: [app],
  },
  {
    name: 'a file of any size holds up the first window',
    protects: 'windows',
    find: 'if (statSync(path).size > mostBytes)',
    replace: 'if (statSync(path).size > Number.MAX_VALUE)',
    tests: [`${WINDOW}/bounds.test.ts`],
  },
  {
    name: 'nothing happens to a window when its screen goes',
    protects: 'windows',
    find: "screen.on('display-removed', soon);",
    replace: '',
    tests: [app],
  },
  {
    name: 'the window that asks is as large as it wants on a small screen',
    protects: 'windows',
    find: 'window.setBounds(fitBounds({ x, y, width, height }, [area], { width, height }, framePx));',
    replace: 'window.setBounds({ x: area.x, y: area.y + 40, width: 900, height: 900 });',
    tests: [app],
  },
];
