import { describe, expect, it } from 'vitest';
import type { UserId } from '#shared/base/brand.ts';
import type { Pasted } from '../paste/use-pasted-list.ts';
import { isList, togglePerson, toVerb, toWho } from './chosen.ts';

const person = (n: number) => ({ userId: `u${n}` as UserId, username: `user${n}` });

describe('people to be added', () => {
  it('are picked once, and left out when picked again', () => {
    expect(togglePerson([person(1)], person(2))).toEqual([person(1), person(2)]);
    expect(togglePerson([person(1), person(2)], person(1))).toEqual([person(2)]);
  });

  it('come from a list when the text is one, and are typed otherwise', () => {
    expect(isList('ada\ngrace')).toBe(true);
    expect(isList('ada, grace')).toBe(true);
    expect(isList('ada@acme.example')).toBe(true);
    expect(isList('ada lovelace')).toBe(false);
    expect(isList('ada\n')).toBe(false);
  });

  it('are whom the list stands for, by its name, and those picked besides', () => {
    expect(toWho({ kind: 'none' }, [person(1)])).toEqual({ kind: 'people', userIds: ['u1'] });
    const read = { kind: 'read', pasteId: 'list-1' } as Pasted;
    expect(toWho(read, [])).toEqual({ kind: 'list', pasteId: 'list-1', besides: [] });
    expect(toWho(read, [person(1)])).toEqual({ kind: 'list', pasteId: 'list-1', besides: ['u1'] });
  });

  it('are counted on the button, all of them', () => {
    expect(toVerb(0, 0)).toBe('Add people');
    expect(toVerb(0, 1)).toBe('Add 1 person');
    expect(toVerb(100_000, 0)).toBe('Add 100,000 people');
    expect(toVerb(2_500, 2)).toBe('Add 2,500 from the list and 2 picked');
  });
});
