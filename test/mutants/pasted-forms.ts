import type { Mutant } from './mutant.ts';

const corpus = ['test/hostile/pasted.test.ts'];

/** Whom the mails, tickets and forms of a pasted text are of, and not for. */
export const PASTED_FORMS: readonly Mutant[] = [
  {
    name: 'who wrote or got a mail is found like anybody in it',
    protects: 'nobody is selected whom the text does not name',
    find: 'else if (correspondents.has(row.line))',
    replace: 'else if (correspondents.size < 0)',
    tests: corpus,
  },
  {
    name: 'who got a mail that says more than that is found',
    protects: 'in doubt a person is asked',
    find: 'if (hasBody) for (const line of receivers)',
    replace: 'for (const line of hasBody ? [] : receivers)',
    tests: corpus,
  },
  {
    name: 'the address of who signs is found',
    protects: 'nobody is selected whom the text does not name',
    find: "if (one.text.includes('@')) asked.add(one.line);",
    replace: '',
    tests: corpus,
  },
  {
    name: 'who wrote what a reply quotes is found',
    protects: 'nobody is selected whom the text does not name',
    find: 'if (isAttribution(row.text, rows[at + n + 1])) asked.add(row.line);',
    replace: 'if (isAttribution(row.text, rows[at + n + 1])) hasBody = true;',
    tests: corpus,
  },
  {
    name: 'whoever works on a ticket is found',
    protects: 'in doubt a person is asked',
    find: 'usernames: agents, areOthers: true',
    replace: 'usernames: agents, areOthers: false',
    tests: corpus,
  },
  {
    name: 'whoever works on a request is found in its line',
    protects: 'in doubt a person is asked',
    find: "|| kind === 'agent';",
    replace: ';',
    tests: corpus,
  },
  {
    name: 'a form that is drawn as a table is a table',
    protects: 'other columns mean nobody',
    find: 'return isNaming ? known : null;',
    replace: 'return isNaming ? null : null;',
    tests: corpus,
  },
  {
    name: 'what is left of broken JSON is read line by line',
    protects: 'every line is accounted for',
    find: 'lines.slice(at, end).some(hasMember)',
    replace: 'lines.slice(at, at).some(hasMember)',
    tests: corpus,
  },
  {
    name: 'a key of JSON that nobody explains is somebody',
    protects: 'nobody is selected whom the text does not name',
    find: "isHeaded = !THINGS.test(key) && (kind !== 'unknown' || namesList(words));",
    replace: 'isHeaded = true;',
    tests: corpus,
  },
  {
    name: 'a table goes on below a heading with a colon',
    protects: 'in doubt a person is asked',
    find: 'titles.has(row.line) ||',
    replace: '',
    tests: corpus,
  },
  {
    name: 'rows of three addresses by commas are found',
    protects: 'in doubt a person is asked',
    find: 'else if (doubtful.has(row.line))',
    replace: 'else if (doubtful.size < 0)',
    tests: corpus,
  },
  {
    name: 'a list with a secret in it is shown',
    protects: 'secrets of a list',
    find: '!pieces.every((piece) => MAY_BE.test(piece) && isKnown(piece))',
    replace: '!pieces.some((piece) => MAY_BE.test(piece) && isKnown(piece))',
    tests: corpus,
  },
  {
    name: 'a turned sheet is one only where each of its names is a heading of ours',
    protects: 'lists',
    find: '(isSomebody ? below.some(isHeading) : below.every(isHeading))',
    replace: 'below.every(isHeading)',
    tests: corpus,
  },
];
