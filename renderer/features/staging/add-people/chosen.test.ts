import { describe, expect, it } from 'vitest';
import type { UserId } from '#shared/base/brand.ts';
import { addPeople, isList, togglePerson, toOutcome } from './chosen.ts';

const person = (n: number) => ({ userId: `u${n}` as UserId, username: `user${n}` });

describe('people to be added', () => {
  it('are chosen once, and left out when chosen again', () => {
    expect(togglePerson([person(1)], person(2))).toEqual([person(1), person(2)]);
    expect(togglePerson([person(1), person(2)], person(1))).toEqual([person(2)]);
    expect(addPeople([person(1)], [person(1), person(2)])).toEqual([person(1), person(2)]);
  });

  it('come from a list when the text is one, and are typed otherwise', () => {
    expect(isList('ada\ngrace')).toBe(true);
    expect(isList('ada, grace')).toBe(true);
    expect(isList('ada@acme.example')).toBe(true);
    expect(isList('ada lovelace')).toBe(false);
    expect(isList('ada\n')).toBe(false);
  });

  it('are told apart: found, members already, not clear, unknown', () => {
    expect(toOutcome({ people: [], already: 3, ambiguous: ['jo'], unknown: ['x', 'y'] })).toEqual([
      '0 found',
      '3 members already',
      'Not clear, type them to choose: jo',
      'Nobody by that name: x, y',
    ]);
  });
});
