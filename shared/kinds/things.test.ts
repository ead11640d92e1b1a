import { describe, expect, it } from 'vitest';
import { PERSON_KINDS, ROLE_KINDS, TOKEN_KINDS } from '../model/subject.ts';
import { countedAs, nounsOf } from './things.ts';

describe('what changes are counted as', () => {
  it('is people, roles, or the things of their kind', () => {
    expect(nounsOf(countedAs(PERSON_KINDS))).toEqual(['person', 'people']);
    expect(nounsOf(countedAs(ROLE_KINDS))).toEqual(['role', 'roles']);
    expect(nounsOf(countedAs([...TOKEN_KINDS, ...TOKEN_KINDS]))).toEqual(['token', 'tokens']);
  });

  it('is changes where they are about different things, or about nothing', () => {
    expect(countedAs([...TOKEN_KINDS, ...PERSON_KINDS])).toBe('changes');
    expect(countedAs([...ROLE_KINDS, ...PERSON_KINDS])).toBe('changes');
    expect(countedAs([])).toBe('changes');
    expect(nounsOf('changes')).toEqual(['change', 'changes']);
  });
});
