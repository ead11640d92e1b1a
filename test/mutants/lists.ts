import type { Mutant } from './mutant.ts';

const selected = ['electron/store/api/draft.test.ts'];
const copied = ['renderer/features/people/copy-people.test.ts'];
const score = ['renderer/features/run/text.test.ts'];
const bounds = ['build/bounds/bounds.test.ts'];

/** Lists of people of any length: nothing is cut in silence. */
export const LISTS: readonly Mutant[] = [
  {
    name: 'people without an address come before all addresses',
    protects: 'no e-mail',
    find: `column === 'email') return sql\`\${toColumn(column)} = ''`,
    replace: `column === 'status') return sql\`\${toColumn(column)} = ''`,
    tests: ['test/contract/no-email-job.test.ts'],
  },
  {
    name: 'an address that is not there makes an answer unreadable',
    protects: 'no e-mail',
    find: "row[field] === undefined || row[field] === null ? '' : readText(row, field);",
    replace: 'readText(row, field);',
    tests: ['test/contract/no-email-job.test.ts'],
  },
  {
    name: 'discarding for the selection takes out nobody',
    protects: 'no cap',
    find: "who.kind === 'selection' ? selected : who.userIds",
    replace: "who.kind === 'selection' ? selected.slice(0, 200) : who.userIds",
    tests: selected,
  },
  {
    name: 'copying stops after the first piece',
    protects: 'no cap',
    find: 'if (offset + MOST_IDS_IN_MESSAGE >= reply.value.selected)',
    replace: 'if (offset + MOST_IDS_IN_MESSAGE >= 0)',
    tests: copied,
  },
  {
    name: 'wrong predictions that are not listed are not counted',
    protects: 'no cap',
    find: 'const missed = countMissed(score);',
    replace: 'const missed = misses.length;',
    tests: score,
  },
  {
    name: 'a new bound is in no table',
    protects: 'no cap',
    find: "for (const value of reply.value.values) if (value !== '') lines.push(value);",
    replace: "for (const value of reply.value.values.slice(0, 3_999)) if (value !== '') lines.push(value);",
    tests: bounds,
  },
  {
    name: 'a bound has another value than its table',
    protects: 'no cap',
    find: 'MOST_IDS_IN_MESSAGE = 4_000',
    replace: 'MOST_IDS_IN_MESSAGE = 3_000',
    tests: bounds,
  },
  {
    name: 'a list that another one took the place of is taken for put down',
    protects: 'no cap',
    find: 'if (reply.value.held !== at) return ELSEWHERE;',
    replace: 'if (reply.value.held < 0) return ELSEWHERE;',
    tests: ['renderer/features/staging/paste/put-text.test.ts'],
  },
  {
    name: 'blank lines of a pasted text are not told',
    protects: 'every line accounted for',
    find: "    { count: blank, words: 'blank' },\n",
    replace: '',
    tests: ['renderer/features/staging/paste/text.test.ts'],
  },
  {
    name: 'a search in a pasted list counts what it hides',
    protects: 'every line accounted for',
    find: 'return { all: some.length,',
    replace: 'return { all: all.length,',
    tests: ['electron/store/copy/paste/lists.test.ts'],
  },
  {
    name: 'people who were picked besides a pasted list do not join',
    protects: 'no cap',
    find: 'new Set([...listed, ...besides])',
    replace: 'new Set(listed)',
    tests: ['electron/store/api/draft.test.ts'],
  },
];
