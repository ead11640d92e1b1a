import type { Mutant } from './mutant.ts';

const composing = ['renderer/ui/composition.test.ts'];
const presses = ['shared/base/press.test.ts'];
const focus = ['test/e2e/focus.e2e.ts'];
const inApp = ['test/e2e/input-method.e2e.ts'];
const press = 'shared/base/press.ts';
const composition = 'renderer/ui/composition.ts';

/** Input methods, keyboard layouts, what typed text is compared by, and where the keyboard is. */
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
  {
    name: 'a search tells letters with marks apart',
    protects: 'C1',
    file: 'shared/base/fold-text.ts',
    find: ".replace(MARKS, '')",
    replace: '',
    tests: ['shared/base/fold-text.test.ts', 'electron/store/query/members/views.test.ts'],
  },
  {
    name: 'what is typed is not folded',
    protects: 'C1',
    file: 'electron/store/query/members/filter-sql.ts',
    find: 'foldWords(text).map(',
    replace: "text.toLowerCase().split(' ').map(",
    tests: ['electron/store/query/members/views.test.ts'],
  },
  {
    name: 'a copy of an earlier version is searched as it was',
    protects: 'C1',
    file: 'electron/store/db/migrate.ts',
    find: 'cache: { 4: foldSearch }',
    replace: 'cache: { 99: foldSearch }',
    tests: ['electron/store/db/cache/search.test.ts'],
  },
  {
    name: 'rows carried from a file of an earlier version are searched as they were',
    protects: 'C1',
    file: 'electron/store/db/carry.ts',
    find: "if (tables.includes('member')) foldSearch(db, to);",
    replace: '',
    tests: ['electron/store/db/cache/search.test.ts'],
  },
  {
    name: 'somebody found elsewhere is opened in the list on the screen',
    protects: 'P1',
    file: 'renderer/app/palette/use-people-entries.ts',
    find: 'organizationId: places[0]?.organizationId ?? SITE_ORGANIZATION_ID',
    replace: 'organizationId: shown.organizationId',
    tests: ['renderer/app/palette/use-people-entries.test.ts'],
  },
  {
    name: 'a view of the users opens the members',
    protects: 'P1',
    file: 'renderer/data/window/list.ts',
    find: "if (scope.organizationId === SITE_ORGANIZATION_ID) go('users');",
    replace: "if (scope.organizationId === SITE_ORGANIZATION_ID) go('members');",
    tests: focus,
  },
  {
    name: 'a letter is lost on a button beside the list',
    protects: 'P1',
    file: 'renderer/app/use-commands.ts',
    find: "target.matches('button') && target.closest(HEARS_LETTERS) === null",
    replace: 'false',
    tests: focus,
  },
  {
    name: 'a key that nothing has is lost',
    protects: 'P1',
    file: 'renderer/app/use-commands.ts',
    find: "if (target === document.body) return key !== 'Tab';",
    replace: "if (target === document.body) return key === 'Tab';",
    tests: focus,
  },
  {
    name: 'nobody looks after a keyboard that was lost',
    protects: 'P1',
    file: 'renderer/data/window/focus.ts',
    find: 'if (isLost() && document.querySelector(BEFORE) === null) goHome();',
    replace: 'if (isLost() && document.querySelector(BEFORE) === null) return;',
    tests: focus,
  },
];
