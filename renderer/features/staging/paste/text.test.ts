import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  toAction,
  toCurrentFailure,
  toFoundText,
  toLinesText,
  toMarks,
  toNamesText,
  toParts,
  toRoleQuestion,
  toTableText,
} from './text.ts';
import type { PasteOutcome } from './use-pasted-list.ts';

const PEOPLE: PasteOutcome['people'] = {
  found: 58,
  byId: 0,
  byEmail: 50,
  byUsername: 8,
  byFormer: 0,
  members: 57,
  outsiders: 1,
  unusual: 3,
  suspended: 2,
  dormant: 0,
  chosen: 0,
  leftOut: 0,
  takenMembers: 57,
  takenOutsiders: 1,
  takenBesides: 0,
};
const outcome: PasteOutcome = {
  lines: { all: 64, people: 60, notPerson: 2, unreadable: 0, blank: 2 },
  entries: { all: 62, found: 58, again: 1, several: 2, notFound: 1 },
  people: PEOPLE,
  roles: [],
  tables: [],
};

const numbersOf = (text: string): readonly number[] =>
  [...text.matchAll(/[\d,]+/g)].map(([number]) => Number(number.replaceAll(',', '')));

describe('what became of a pasted text', () => {
  it('accounts for every line and every name', () => {
    expect(toLinesText(outcome)).toBe('64 lines: 60 name people, 2 name nobody, 2 blank');
    expect(toNamesText(outcome)).toBe('62 names: 58 found, 1 named again, 2 to choose, 1 not found');
  });

  it('shows sums that add up, whatever there is', () => {
    const count = fc.integer({ min: 0, max: 100_000 });
    fc.assert(
      fc.property(count, count, count, count, (people, notPerson, unreadable, blank) => {
        const all = people + notPerson + unreadable + blank;
        const [shown = 0, ...parts] = numbersOf(
          toLinesText({ ...outcome, lines: { all, people, notPerson, unreadable, blank } }),
        );
        expect(shown).toBe(all);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(all);
      }),
    );
    fc.assert(
      fc.property(count, count, count, count, (found, again, several, notFound) => {
        const all = found + again + several + notFound;
        const [shown = 0, ...parts] = numbersOf(
          toNamesText({ ...outcome, entries: { all, found, again, several, notFound } }),
        );
        expect(shown).toBe(all);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(all);
      }),
    );
  });

  it('says how people were found, and what is unusual about them', () => {
    expect(toFoundText(outcome, 'select')).toBe(
      '58 people found: 50 by address, 8 by username · 2 suspended, 1 not in this organization',
    );
    expect(toFoundText(outcome, 'join')).toContain('57 in it already');
    expect(toFoundText({ ...outcome, people: { ...PEOPLE, leftOut: 4, chosen: 2 } }, 'select')).toContain(
      '2 chosen, 4 left out',
    );
    expect(toMarks({ status: 'suspended', isMember: false, was: null }, 'select')).toEqual([
      'suspended',
      'not a member',
    ]);
    expect(toMarks({ status: 'active', isMember: true, was: null }, 'join')).toEqual(['member']);
    expect(toMarks({ status: null, isMember: true, was: null }, 'select')).toEqual([]);
    expect(toMarks({ status: 'active', isMember: true, was: 'asmith' }, 'select')).toEqual(['was asmith']);
    expect(toFoundText({ ...outcome, people: { ...PEOPLE, byFormer: 1 } }, 'join')).toContain(
      '1 by a former username',
    );
  });

  it('has a part for everything that there is, and always for who was found', () => {
    expect(toParts(outcome, 'select').map(({ part }) => part)).toEqual([
      'found',
      'unusual',
      'several',
      'not-found',
      'again',
      'not-person',
    ]);
    expect(toParts(outcome, 'join').map(({ part }) => part)).not.toContain('unusual');
    const none = { all: 0, found: 0, again: 0, several: 0, notFound: 0 };
    const lines = { all: 0, people: 0, notPerson: 0, unreadable: 0, blank: 0 };
    const empty = { ...outcome, lines, entries: none, people: { ...PEOPLE, unusual: 0 } };
    expect(toParts(empty, 'select').map(({ part }) => part)).toEqual(['found']);
  });

  it('tells which columns were looked at, and of the others only how many', () => {
    const table = { line: 2, lastLine: 9, columns: ['User name'], isUndecided: false, ignored: 5, secret: 1 };
    expect(toTableText(table)).toBe(
      'Read as a table (lines 2 to 9): people were looked for in User name. 5 other columns were not looked at. 1 of them may hold secrets.',
    );
  });

  it('says where no column tells who is meant, or more than one does, and what to do', () => {
    const table = { line: 1, lastLine: 2, columns: [], isUndecided: false, ignored: 2, secret: 0 };
    expect(toTableText(table)).toBe(
      'Read as a table (lines 1 to 2): no column says that it holds addresses, usernames or ids. If one does, change the text and write Email or Username above it.',
    );
    expect(toTableText({ ...table, secret: 1 })).toContain('1 column may hold secrets.');
    expect(toTableText({ ...table, columns: ['column 1', 'column 2'], isUndecided: true, ignored: 0 })).toBe(
      'Read as a table (lines 1 to 2): people were looked for in column 1, column 2. Nothing says which of these is meant, so you are asked where they differ. To say it once, change the text and write a line such as Email, Manager above them.',
    );
  });

  it('forgets that a list was gone as soon as it is there again', () => {
    const gone = { code: 'paste-gone' };
    expect(toCurrentFailure(gone, 'list-1', 'list-1')).toBe(gone);
    expect(toCurrentFailure(gone, 'list-1', 'list-2')).toBeNull();
    expect(toCurrentFailure({ code: 'busy' }, 'list-1', 'list-2')).toEqual({ code: 'busy' });
    expect(toCurrentFailure(null, null, 'list-2')).toBeNull();
  });

  it('says on buttons what will happen, and asks about a role', () => {
    expect(toAction(1, false)).toBe('Select 1 person');
    expect(toAction(56, true)).toBe('Add 56 people to the selection');
    const role = { name: 'deploy-lead', displayName: 'Deploy lead', line: 1 };
    expect(toRoleQuestion({ ...role, verb: 'add' })).toBe('Deploy lead was named: add it?');
    expect(toRoleQuestion({ ...role, verb: null })).toBe('Deploy lead was named: add it?');
    expect(toRoleQuestion({ ...role, displayName: '', verb: 'remove' })).toBe(
      'deploy-lead was named: remove it?',
    );
  });
});
