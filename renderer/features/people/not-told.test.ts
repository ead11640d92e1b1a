import { describe, expect, it } from 'vitest';
import { DEFAULT_SORT, NO_FILTER } from '#shared/model/member-filter.ts';
import { isUntold, type NotTold, toNotToldText, toReason } from './not-told.ts';

const told = (notTold: Partial<NotTold['notTold']>, people = 300): NotTold => ({
  notTold: { status: 0, loginType: 0, lastSeen: 0, ...notTold },
  people,
  reason: toReason('members'),
});
const shown = {
  filter: NO_FILTER,
  sort: DEFAULT_SORT,
  people: (count: number) => (count === 1 ? '1 person' : `${count} people`),
};

describe('facts that are not told', () => {
  it('are named with the reason where nobody has them', () => {
    const all = told({ status: 300, loginType: 300, lastSeen: 300 });
    expect(toNotToldText(all, shown)).toBe(
      'Not told of anybody here: status, login and last seen. A server before Coder 2.32 tells it only to a token that may list users, and this one may not.',
    );
    expect(isUntold(all, 'lastSeen')).toBe(true);
    expect(isUntold(told({}, 0), 'lastSeen')).toBe(false);
    expect(isUntold(told({}, 1), 'lastSeen')).toBe(false);
  });

  it('are no more told for the one row that Coder tells of everybody: their own', () => {
    const own = told({ status: 299, loginType: 299, lastSeen: 299 });
    expect(toNotToldText(own, shown)).toMatch(
      /^Not told of anybody here but one person: status, login and last seen\./,
    );
    expect(isUntold(own, 'status')).toBe(true);
  });

  it('of some are spoken of only where the order or a filter makes something of them', () => {
    const some = told({ status: 12, lastSeen: 1 });
    expect(toNotToldText(some, shown)).toBe('');
    const sorted = { ...shown, sort: { column: 'lastSeen', direction: 'desc' } as const };
    expect(toNotToldText(some, sorted)).toMatch(/^Last seen is not told of 1 person, listed last\./);
    const filter = { ...NO_FILTER, statuses: ['suspended'] };
    expect(toNotToldText(some, { ...shown, filter })).toMatch(
      /^Status is not told of 12 people, whom this filter leaves out\./,
    );
    expect(toNotToldText(some, { ...shown, filter: { ...filter, notTold: ['status'] } })).toBe('');
  });

  it('are nothing to speak of where everything is told', () => {
    expect(toNotToldText(told({}), { ...shown, sort: { column: 'lastSeen', direction: 'asc' } })).toBe('');
  });
});
