import { describe, expect, it } from 'vitest';
import type { UserId } from '#shared/base/brand.ts';
import type { Pasted } from '../paste/use-pasted-list.ts';
import { countJoining, isList, togglePerson, toVerb, toWho } from './chosen.ts';

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

  it('are counted on the button, everybody once', () => {
    const outcome = { people: { takenOutsiders: 2_500, takenBesides: 1 } };
    const read = { kind: 'read', pasteId: 'list-1', outcome } as Pasted;
    expect(countJoining({ kind: 'none' }, [person(1), person(2)])).toBe(2);
    expect(countJoining(read, [person(1), person(2)])).toBe(2_501);
    expect([0, 1, 2_501].map(toVerb)).toEqual(['Add people', 'Add 1 person', 'Add 2,501 people']);
  });
});
