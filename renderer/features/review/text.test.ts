import { describe, expect, it } from 'vitest';
import { EXISTS } from '#shared/model/subject.ts';
import {
  toBasisText,
  toEstimateText,
  toHeldText,
  toIssueCount,
  toIssuesCount,
  toListTitle,
  toRiskWord,
  toShapeCount,
} from './text.ts';

const text = (fromSeconds: number, toSeconds: number): string =>
  toEstimateText({ requests: 826, fromSeconds, toSeconds, isMeasured: fromSeconds === toSeconds });

it('heads the list with how many there are, and with no number before that is known', () => {
  const people = { changes: 579, people: 579 };
  expect(toListTitle(people, 579)).toBe('Everybody: 579');
  expect(toListTitle(people, 0)).toBe('Everybody: 0');
  expect(toListTitle(people, null)).toBe('Everybody');
  expect(toListTitle({ changes: 3, people: 2 }, 3)).toBe('All changes: 3');
  const things = { one: 'token', many: 'tokens' };
  expect(toListTitle({ changes: 2, people: 2, things }, 2)).toBe('All tokens: 2');
  expect(toListTitle(null, null)).toBe('This kind');
});

it('says that the copy of a review was corrected by what applies did since', () => {
  const copy = { asOf: '10:04', since: '5 min ago' };
  expect(toBasisText(copy, false)).toBe(
    'Against the copy as of 10:04, 5 min ago; each is read again before its write.',
  );
  expect(toBasisText(copy, true)).toBe(
    'Against the copy as of 10:04, 5 min ago, corrected by what applies have done since; each is read again before its write.',
  );
  expect(toBasisText(null, false)).toBe('The copy has no date; each is read again before its write.');
});

describe('who holds a role that changes', () => {
  it('is told, and of a role that is deleted what the undo does for them', () => {
    expect(toHeldText({ holders: 3, given: 0, removed: [] })).toBe('held by 3 people');
    expect(toHeldText({ holders: 3, given: 0, removed: [EXISTS] })).toBe(
      'held by 3 people; the undo gives it back to them',
    );
    expect(toHeldText({ holders: 0, given: 0, removed: [EXISTS] })).toBe('held by nobody');
    expect(toHeldText({ holders: 0, given: 2, removed: [] })).toBe(
      'held by nobody yet, given to 2 people by this plan',
    );
    expect(toHeldText({ holders: 3, given: 1, removed: [] })).toBe(
      'held by 3 people, given to 1 person by this plan',
    );
    expect(toHeldText({ holders: null, given: 0, removed: [] })).toBe('who holds it is not known here');
  });
});

describe('what a finding of the review is about', () => {
  it('is people, roles, or changes where one person has several', () => {
    expect(toIssueCount({ people: 1, of: 'people' })).toBe('1 person');
    expect(toIssueCount({ people: 1, of: 'roles' })).toBe('1 role');
    expect(toIssueCount({ people: 1_200, of: 'changes' })).toBe('1,200 changes');
  });

  it('is tokens where tokens are meant, in a finding and in a line', () => {
    expect(toShapeCount({ kind: 'token-expiry', people: 3 })).toBe('3 tokens');
    expect(toIssueCount({ people: 1, of: 'token-expiry' })).toBe('1 token');
    expect(toIssuesCount(2, [{ people: 2, of: 'token-expiry' }])).toBe('2 tokens');
  });

  it('is changes where findings are of several kinds', () => {
    expect(toIssuesCount(2, [{ people: 2, of: 'roles' }])).toBe('2 roles');
    expect(
      toIssuesCount(3, [
        { people: 2, of: 'roles' },
        { people: 1, of: 'people' },
      ]),
    ).toBe('3 changes');
  });

  it('does not call it a privileged role that somebody may sign in again', () => {
    const line = { people: 4, losingLast: 0 };
    expect(toRiskWord({ ...line, kind: 'user-status' }, 'privileged')).toBe('can sign in again');
    expect(toRiskWord({ ...line, kind: 'site-roles' }, 'privileged')).toBe('privileged role');
  });

  it('says how many of a line lose their last role, where it is not all', () => {
    const text = (people: number, losingLast: number): string =>
      toRiskWord({ kind: 'member-roles', people, losingLast }, 'loses-last-role');
    expect(text(4, 2)).toBe('2 of them lose the last role');
    expect(text(4, 1)).toBe('1 of them loses the last role');
    expect(text(4, 4)).toBe('loses the last role');
  });
});

describe('the time of an apply in words', () => {
  it('is a range that says that nothing was measured', () => {
    expect(text(600, 2400)).toBe(
      '10 to 40 min, no apply of about this size was measured here yet (826 requests).',
    );
    expect(text(1.4, 29)).toBe(
      '1 to 30 s, no apply of about this size was measured here yet (826 requests).',
    );
    expect(text(40, 290)).toBe(
      '40 s to 5 min, no apply of about this size was measured here yet (826 requests).',
    );
  });

  it('is one figure once an apply was measured, and never with more precision than anybody has', () => {
    expect(text(9.2, 9.2)).toBe('About 9 s, as an apply of about this size took here before (826 requests).');
    expect(text(581, 581)).toMatch(/^About 10 min,/);
    expect(text(4_321, 4_321)).toMatch(/^About 70 min,/);
    expect(text(0.2, 0.2)).toMatch(/^Less than a second,/);
  });
});
