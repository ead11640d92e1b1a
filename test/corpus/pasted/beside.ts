import type { PastedCase } from './entry.ts';

const BOTH = ['asmith', 'bjones'];
const asks = (name: string, text: string, several: PastedCase['several']): PastedCase => ({
  name,
  text,
  found: [],
  ...(several === undefined ? {} : { several }),
});
const ROLES = [
  ['admin', ['admin', 'asmith']],
  ['viewer', ['viewer', 'bjones']],
] as const;

/** Words beside a username, which are usernames of others: a role, a first name, a number. */
export const beside: readonly PastedCase[] = [
  asks('a username and a role, by a colon', 'asmith: admin\nbjones: viewer', ROLES),
  {
    name: 'a username and what nobody is called, by a colon',
    text: 'asmith: template admin!\nbjones: needs v2-x',
    found: [],
    several: [
      ['asmith', ['asmith']],
      ['admin', ['admin']],
      ['bjones', ['bjones']],
    ],
  },
  { name: 'a word that nobody is called, and usernames', text: 'Joiners: asmith, bjones', found: BOTH },
  asks('a username and a role in brackets', 'asmith (admin)\nbjones [viewer]', [
    ['asmith', ['asmith', 'admin']],
    ['bjones', ['bjones', 'viewer']],
  ]),
  asks('a first name and a username in brackets', 'Bob (bjones)', [['Bob', ['bob', 'bjones']]]),
  { name: 'a username and a note in brackets', text: 'asmith (wfh)\nbjones (p-t)', found: BOTH },
  { name: 'a label and a username in angle brackets', text: 'anna <asmith>\nBob <bjones>', found: BOTH },
  { name: 'labels and usernames, by semicolons', text: 'anna <asmith>; Jones <bjones>', found: BOTH },
  {
    name: 'lines with numbers and nothing behind them',
    text: '1 asmith\n2 bjones\n12 clara-berg',
    found: [...BOTH, 'clara-berg'],
  },
  {
    name: 'a column of numbers without a header',
    text: '1\tasmith\n2\tbjones\n3\tclara-berg',
    found: [...BOTH, 'clara-berg'],
  },
  asks('lines with letters before them', 'a. asmith\nb. bjones', [
    ['a', ['a']],
    ['asmith', ['asmith']],
    ['b', ['b']],
    ['bjones', ['bjones']],
  ]),
  asks('usernames and roles of two rows, without a header', 'asmith\tadmin\nbjones\tviewer', [
    ['asmith', ['asmith']],
    ['admin', ['admin']],
    ['bjones', ['bjones']],
    ['viewer', ['viewer']],
  ]),
  asks('first names, surnames and usernames, without a header', 'Anna\tSmith\tasmith\nBob\tJones\tbjones', [
    ['Anna', ['anna']],
    ['Smith', ['smith']],
    ['asmith', ['asmith']],
    ['Bob', ['bob']],
    ['Jones', ['jones']],
    ['bjones', ['bjones']],
  ]),
];
