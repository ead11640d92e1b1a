import { beforeEach, describe, expect, it } from 'vitest';
import type { OrganizationId } from '#shared/base/brand.ts';
import { useWhere } from './where.ts';

const listNow = () => useWhere.getState().list;

describe('the list from which a review is left again', () => {
  beforeEach(() => useWhere.getState().go('members'));

  it('is the one that was on the screen last, whatever else was looked at meanwhile', () => {
    const { go } = useWhere.getState();
    go('tokens');
    go('review');
    expect(listNow()).toBe('tokens');
    go('history');
    go('review');
    expect(listNow()).toBe('tokens');
    go('users');
    go('review');
    expect(listNow()).toBe('users');
  });

  it('is that of the members where an organization was opened since', () => {
    const { go, openOrganization } = useWhere.getState();
    go('tokens');
    openOrganization('o1' as OrganizationId);
    go('review');
    expect(listNow()).toBe('members');
  });
});
