import type { Mutant } from './mutant.ts';

const DB = 'electron/store/db';
const counts = `${DB}/cache/counts.test.ts`;
const views = 'electron/store/query/members/views.test.ts';

/** What a start does not wait for: counts that the copy keeps, rows that are read alone, code that comes later. */
export const FIRST_ROWS: readonly Mutant[] = [
  {
    name: 'whoever comes is not counted',
    protects: 'says what is so',
    file: `${DB}/migrations/cache/0006_member_counts.sql`,
    find: 'SET members = members + 1',
    replace: 'SET members = members',
    tests: [counts],
  },
  {
    name: 'whoever goes is still counted',
    protects: 'says what is so',
    file: `${DB}/migrations/cache/0006_member_counts.sql`,
    find: 'SET members = members - 1',
    replace: 'SET members = members',
    tests: [counts],
  },
  {
    name: 'a copy of an earlier version has nobody',
    protects: 'says what is so',
    file: `${DB}/migrations/cache/0006_member_counts.sql`,
    find: '(SELECT count(*) FROM member WHERE organization_key = organization.key)',
    replace: '0',
    tests: [counts],
  },
  {
    name: 'rows that are carried are counted twice',
    protects: 'says what is so',
    file: `${DB}/carry.ts`,
    find: "if (tables.includes('organization')) countAnew(db, to);",
    replace: '',
    tests: [counts],
  },
  {
    name: 'the first rows are in another order than the list',
    protects: 'says what is so',
    file: 'electron/store/query/members/views.ts',
    find: 'toOrder(DEFAULT_SORT)',
    replace: 'sql`m.key`',
    tests: [views],
  },
  {
    name: 'later rows are the first ones',
    protects: 'says what is so',
    file: 'electron/store/query/members/views.ts',
    find: 'offset > 0\n          ?',
    replace: 'offset > 1\n          ?',
    tests: [views],
  },
  {
    name: 'the page asks before anybody listens',
    protects: 'the window opens',
    file: 'electron/main/protocol/serve.ts',
    find: '        resolve();',
    replace: '        setTimeout(resolve, 5_000);',
    tests: ['test/e2e/window.e2e.ts'],
  },
];
