import type { Mutant } from './mutant.ts';

const counts = 'electron/store/copy/counts.test.ts';
const views = 'electron/store/copy/view.test.ts';

/** What a start does not wait for: counts that the copy keeps, rows that are read alone, code that comes later. */
export const FIRST_ROWS: readonly Mutant[] = [
  {
    name: 'whoever comes is not counted',
    protects: 'says what is so',
    find: 'SET members = members + 1',
    replace: 'SET members = members',
    tests: [counts],
  },
  {
    name: 'whoever goes is still counted',
    protects: 'says what is so',
    find: 'SET members = members - 1',
    replace: 'SET members = members',
    tests: [counts],
  },
  {
    name: 'a copy of an earlier version has nobody',
    protects: 'says what is so',
    find: '(SELECT count(*) FROM member WHERE organization_key = organization.key)',
    replace: '0',
    tests: [counts],
  },
  {
    name: 'rows that are carried are counted twice',
    protects: 'says what is so',
    find: "if (tables.includes('organization')) countAnew(db, to);",
    replace: '',
    tests: [counts],
  },
  {
    name: 'the first rows are in another order than the list',
    protects: 'says what is so',
    find: 'toOrder(DEFAULT_SORT)',
    replace: 'sql`m.key`',
    tests: [views],
  },
  {
    name: 'later rows are the first ones',
    protects: 'says what is so',
    find: 'offset > 0\n          ?',
    replace: 'offset > 1\n          ?',
    tests: [views],
  },
  {
    name: 'the page asks before anybody listens',
    protects: 'the window opens',
    near: '/** Names `app` as a standard, secure scheme and gives it nothing else. Call before the app is ready. */',
    find: '        resolve();',
    replace: '        setTimeout(resolve, 5_000);',
    tests: ['test/e2e/window.e2e.ts'],
  },
];
