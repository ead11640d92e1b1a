import type { Mutant } from './mutant.ts';

const composing = ['renderer/ui/composition.test.ts'];
const presses = ['shared/base/press.test.ts'];
const inApp = ['test/e2e/input-method.e2e.ts'];
const press = 'shared/base/press.ts';
const composition = 'renderer/ui/composition.ts';

/** Input methods and keyboard layouts. */
export const KEYS: readonly Mutant[] = [
  {
    name: 'a key of an input method is a press',
    protects: 'P1',
    file: press,
    find: 'isComposing || keyCode === TAKEN',
    replace: 'keyCode === TAKEN',
    tests: presses,
  },
  {
    name: 'a key that an input method took is told by nothing but its name',
    protects: 'P1',
    file: press,
    find: 'isComposing || keyCode === TAKEN',
    replace: 'isComposing',
    tests: presses,
  },
  {
    name: 'letters of other scripts mean nothing',
    protects: 'P1',
    file: press,
    find: '/^Key([A-Z])$/.exec(code)?.[1] ?? null',
    replace: 'null',
    tests: presses,
  },
  {
    name: 'a sign of a Latin layout is the letter of its place',
    protects: 'P1',
    file: press,
    find: "key === '' || ASCII.test(key) || LATIN.test(key)",
    replace: "key === ''",
    tests: presses,
  },
  {
    name: 'the Enter after a composition acts at once',
    protects: 'P1',
    file: composition,
    find: ' || isTail(press.timeStamp)',
    replace: '',
    tests: composing,
  },
  {
    name: 'a composition that has ended holds keys for ever',
    protects: 'P1',
    file: composition,
    find: 'timeStamp - endedMs < TAIL_MS',
    replace: 'timeStamp >= endedMs',
    tests: composing,
  },
  {
    name: 'the window listens to no input method',
    protects: 'P1',
    file: 'renderer/main.tsx',
    find: 'guardComposition(window);\n',
    replace: 'void guardComposition;\n',
    tests: inApp,
  },
  {
    name: 'the browser takes back what was typed into a field that was left',
    protects: 'P1',
    file: 'renderer/app/use-commands.ts',
    find: '      event.preventDefault();\n      run(id);',
    replace: '      run(id);',
    tests: inApp,
  },
];
