import { describe, expect, it } from 'vitest';
import { NO_FILTER } from '#shared/model/member-filter.ts';
import { findCurrentView, NO_ROLE, NO_ROLE_ID } from './current-view.ts';

const typed = { ...NO_FILTER, text: 'zoe' };

describe('the view that one is in', () => {
  it('is one alone, also where several show the same', () => {
    const views = [
      { id: 'first', filter: typed },
      { id: 'second', filter: typed },
    ];
    expect(findCurrentView(typed, views, true)).toBe('first');
  });

  it('is the one that is built in among members, never among users', () => {
    const views = [{ id: 'mine', filter: NO_ROLE.filter }];
    expect(findCurrentView(NO_ROLE.filter, views, true)).toBe(NO_ROLE_ID);
    expect(findCurrentView(NO_ROLE.filter, views, false)).toBe('mine');
  });

  it('is none where nobody is hidden, or where no view shows that', () => {
    expect(findCurrentView(NO_FILTER, [{ id: 'everybody', filter: NO_FILTER }], true)).toBeNull();
    expect(findCurrentView(typed, [], true)).toBeNull();
  });
});
