import type { Mutant } from './mutant.ts';

const READER = 'shared/core/pasted-names';
const FINDER = 'electron/store/query/members/paste';
const corpus = ['test/hostile/pasted.test.ts'];
const lists = [`${FINDER}/lists.test.ts`];
const former = [`${FINDER}/former.test.ts`];

/** Who a pasted list means, and that nothing of it is lost or shown that must not be. */
export const PASTED: readonly Mutant[] = [
  {
    name: 'whoever had a username before is not thought of when somebody has it now',
    protects: 'in doubt a person is asked',
    file: `${FINDER}/people.ts`,
    find: 'usernames.put(person.was, person);',
    replace: 'if (usernames.read(person.was).length === 0) usernames.put(person.was, person);',
    tests: former,
  },
  {
    name: 'nothing is unusual about a username of before',
    protects: 'says what is so',
    file: `${FINDER}/list.ts`,
    find: '!isMember || was !== null ||',
    replace: '!isMember ||',
    tests: former,
  },
  {
    name: 'usernames of before are kept without end',
    protects: 'growth',
    file: 'electron/store/db/migrations/cache/0007_former_usernames.sql',
    find: 'LIMIT 3',
    replace: 'LIMIT 300',
    tests: former,
  },
  {
    name: 'whoever has left keeps a username of before in the copy',
    protects: 'CAC-1',
    file: 'electron/store/db/migrations/cache/0007_former_usernames.sql',
    find: 'WHERE user_id = OLD.user_id AND deployment_id =',
    replace: "WHERE user_id = '' AND deployment_id =",
    tests: former,
  },
  {
    name: 'a row that could not be read renames somebody',
    protects: 'says what is so',
    file: 'electron/store/db/migrations/cache/0007_former_usernames.sql',
    find: "AND OLD.status IS NOT 'unreadable' AND NEW.status IS NOT 'unreadable'",
    replace: '',
    tests: former,
  },
  {
    name: 'an address that nobody has is looked for by the username of its row',
    protects: 'an address is that address',
    file: `${FINDER}/judge.ts`,
    find: "if (byUsername.length > 0) return several('doubt', byUsername);",
    replace: "if (byUsername[0] !== undefined) return { kind: 'found', who: byUsername[0], by: 'username' };",
    tests: corpus,
  },
  {
    name: 'two addresses of a row that are two people’s find the first',
    protects: 'an address is that address',
    file: `${FINDER}/judge.ts`,
    find: "if (all.length > 1) return several('conflict', all);",
    replace: '',
    tests: corpus,
  },
  {
    name: 'a display name finds whom it names',
    protects: 'a display name proposes',
    file: `${FINDER}/judge.ts`,
    find: "if (named.length > 0) return several('name', named);",
    replace: "if (named[0] !== undefined) return { kind: 'found', who: named[0], by: 'username' };",
    tests: corpus,
  },
  {
    name: 'a username in prose finds',
    protects: 'a display name proposes',
    file: `${FINDER}/judge.ts`,
    find: 'if (isProse || text === null) return judgeProse(people, line, words);',
    replace: 'if (text === null) return judgeProse(people, line, words);',
    tests: corpus,
  },
  {
    name: 'a column whose values repeat is one of usernames',
    protects: 'other columns mean nobody',
    file: `${FINDER}/judge-grid.ts`,
    find: ' && different === cells.length',
    replace: ' && different > 0',
    tests: corpus,
  },
  {
    name: 'the address of a manager is the row’s',
    protects: 'other columns mean nobody',
    file: `${READER}/headers.ts`,
    find: "if (parts.some((part) => NOT_THEIRS.has(part))) return 'other';",
    replace: '',
    tests: corpus,
  },
  {
    name: 'a column of secrets is a column like any other',
    protects: 'secrets of a list',
    file: `${READER}/headers.ts`,
    find: "if (namesSecret(cell)) return 'secret';",
    replace: '',
    tests: corpus,
  },
  {
    name: 'a line that tells a password is shown',
    protects: 'secrets of a list',
    file: `${READER}/secrets.ts`,
    find: 'if (namesSecret(text)) return null;',
    replace: '',
    tests: [`${READER}/secrets.test.ts`],
  },
  {
    name: 'what looks like a token is shown',
    protects: 'secrets of a list',
    file: `${READER}/secrets.ts`,
    find: 'if (TOKENS.test(word)) return true;',
    replace: '',
    tests: [`${READER}/secrets.test.ts`],
  },
  {
    name: 'a row of another width is read all the same',
    protects: 'every line is accounted for',
    file: `${READER}/tables.ts`,
    find: "else account.unreadable(spanOf(row), 'cells-differ');",
    replace: '',
    tests: corpus,
  },
  {
    name: 'somebody left out is taken all the same',
    protects: 'the list shows exactly those people',
    file: `${FINDER}/list.ts`,
    find: 'if (!decisions.leftOut.has(who.userId))',
    replace: 'if (decisions.chosen.size >= 0)',
    tests: lists,
  },
];
