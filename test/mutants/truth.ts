import type { Mutant } from './mutant.ts';

const counts = 'shared/core/plan-counts.test.ts';
const standing = 'shared/core/plan-standing.test.ts';

/** What the window says of how things stand: counts, states, causes. */
export const TRUTH: readonly Mutant[] = [
  {
    name: 'what is not known yet counts as ended',
    protects: 'says what is so',
    file: 'shared/core/plan-counts.ts',
    find: 'countChanges(counts) - counts.waiting - counts.unknown;',
    replace: 'countChanges(counts) - counts.waiting;',
    tests: [counts, 'renderer/features/run/wave-words.test.ts'],
  },
  {
    name: 'a text of the counts leaves out what is not known yet',
    protects: 'says what is so',
    file: 'shared/core/plan-counts.ts',
    find: 'counts[outcome] > 0 ? [',
    replace: "counts[outcome] > 0 && outcome !== 'unknown' ? [",
    tests: [counts, 'renderer/features/run/attention-words.test.ts'],
  },
  {
    name: 'a plan whose changes were refused is done',
    protects: 'says what is so',
    file: 'shared/core/plan-standing.ts',
    find: 'if (countNotDone(counts) + counts.skipped === 0)',
    replace: 'if (countNotDone(counts) >= 0)',
    tests: [standing],
  },
  {
    name: 'every standstill is only a pause',
    protects: 'says what is so',
    file: 'shared/core/plan-standing.ts',
    find: '(reasonCode === null ? undefined : STOPPED[reasonCode])',
    replace: "(reasonCode === null ? undefined : 'Paused')",
    tests: [standing, 'renderer/features/run/attention-words.test.ts'],
  },
  {
    name: 'a wave is at work while the plan stands',
    protects: 'says what is so',
    file: 'renderer/features/run/wave-words.ts',
    find: "return 'here';",
    replace: "return 'now';",
    tests: ['renderer/features/run/wave-words.test.ts'],
  },
  {
    name: 'what was said of the token of before counts for the new one',
    protects: 'says what is so',
    file: 'electron/store/account/apis.ts',
    find: 'deps.standings.forget(id);',
    replace: '',
    tests: ['electron/store/account/token/standings.test.ts'],
  },
  {
    name: 'a refused token stands in the way of no apply',
    protects: 'says what is so',
    file: 'electron/store/root/handlers.ts',
    find: "services.accounts.standings.of(id) === 'refused'",
    replace: "services.accounts.standings.of(id) === 'untried'",
    tests: ['electron/store/account/token/standings.test.ts'],
  },
  {
    name: 'never seen and not told are one',
    protects: 'says what is so',
    file: 'electron/store/remote/shape/scalars.ts',
    find: 'ISO.test(value) ? NEVER_SEEN : time',
    replace: 'ISO.test(value) ? null : time',
    tests: ['electron/store/remote/pages.test.ts'],
  },
  {
    name: 'who is not told of is the oldest',
    protects: 'says what is so',
    file: 'electron/store/query/members/filter-sql.ts',
    find: 'isUntoldFact(sort.column) ?',
    replace: "isUntoldFact('username') ?",
    tests: ['electron/store/query/members/views.test.ts'],
  },
  {
    name: 'nothing is said of facts that nobody told',
    protects: 'says what is so',
    file: 'renderer/data/not-told.ts',
    find: 'people > 0 && notTold[fact] === people',
    replace: 'people < 0',
    tests: ['renderer/data/not-told.test.ts'],
  },
  {
    name: 'a role that changes concerns nobody',
    protects: 'says what is so',
    file: 'shared/core/reach.ts',
    find: 'for (const id of holders ?? []) people.add(id);',
    replace: '',
    tests: ['shared/core/reach.test.ts'],
  },
  {
    name: 'changes are taken for people',
    protects: 'says what is so',
    file: 'shared/core/reach.ts',
    find: 'written + deleted === 0 && changes === people',
    replace: 'written + deleted === 0',
    tests: ['shared/core/reach.test.ts'],
  },
];
