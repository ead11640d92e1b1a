import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delta, exactly, intents, roleLists } from '#test/kit/role-arbitraries.ts';
import { hasSameRoles, toRoleSet } from '../roles/role-set.ts';
import { applyIntent, foldIntents, invertChange, isEmptyIntent, toPlainIntent } from './intent.ts';

describe('applying an intent', () => {
  it('adds and removes what a delta names, and keeps the rest', () => {
    expect(applyIntent(delta(['x'], ['b']), ['c', 'b', 'a'])).toEqual(['a', 'c', 'x']);
  });

  it('replaces everything where the intent is exact', () => {
    expect(applyIntent(exactly('y', 'x', 'y'), ['a'])).toEqual(['x', 'y']);
    expect(applyIntent(exactly(), ['a'])).toEqual([]);
  });

  it('reads a role that is both added and removed as removed', () => {
    expect(applyIntent(delta(['x'], ['x']), [])).toEqual([]);
    expect(applyIntent(delta(['x'], ['x']), ['x'])).toEqual([]);
    expect(toPlainIntent(delta(['x', 'a'], ['x']))).toEqual(delta(['a'], ['x']));
  });

  it('changes nothing the second time, and means the same in plain spelling', () => {
    fc.assert(
      fc.property(intents, roleLists, (intent, roles) => {
        const once = applyIntent(intent, roles);
        expect(applyIntent(intent, once)).toEqual(once);
        expect(applyIntent(toPlainIntent(intent), roles)).toEqual(once);
      }),
    );
  });
});

describe('folding intents', () => {
  it('does in one what two do one after the other', () => {
    fc.assert(
      fc.property(intents, intents, roleLists, (a, b, roles) => {
        const folded = foldIntents([a, b]);
        expect(folded && applyIntent(folded, roles)).toEqual(applyIntent(b, applyIntent(a, roles)));
      }),
      { numRuns: 1000 },
    );
  });

  it('does in one what many do one after the other', () => {
    fc.assert(
      fc.property(fc.array(intents, { minLength: 1, maxLength: 6 }), roleLists, (many, roles) => {
        const folded = foldIntents(many);
        const expected = many.reduce((now, intent) => applyIntent(intent, now), toRoleSet(roles));
        expect(folded && applyIntent(folded, roles)).toEqual(expected);
      }),
    );
  });

  it('lets the later one win for each role', () => {
    expect(foldIntents([delta(['a', 'b']), delta([], ['b'])])).toEqual(delta(['a'], ['b']));
    expect(foldIntents([exactly('a'), delta(['b'], ['a'])])).toEqual(exactly('b'));
    expect(foldIntents([delta(['a']), exactly('b')])).toEqual(exactly('b'));
  });

  it('still speaks of every role that was mentioned, even when the later one takes the earlier back', () => {
    expect(foldIntents([delta(['a']), delta([], ['a'])])).toEqual(delta([], ['a']));
  });

  it('is null for no intents', () => {
    expect(foldIntents([])).toBeNull();
  });
});

describe('an empty intent', () => {
  it('is a delta without roles, and never an exact set', () => {
    expect(isEmptyIntent(delta([]))).toBe(true);
    expect(isEmptyIntent(delta(['a']))).toBe(false);
    expect(isEmptyIntent(delta([], ['a']))).toBe(false);
    expect(isEmptyIntent(exactly())).toBe(false);
  });
});

describe('inverting what happened', () => {
  it('brings back exactly the roles of before', () => {
    fc.assert(
      fc.property(roleLists, roleLists, (before, after) => {
        expect(applyIntent(invertChange({ before, after }), after)).toEqual(toRoleSet(before));
      }),
    );
  });

  it('leaves alone what the change did not touch, whatever others did to it since', () => {
    fc.assert(
      fc.property(roleLists, roleLists, roleLists, (before, after, now) => {
        const undone = applyIntent(invertChange({ before, after }), now);
        for (const role of [...before, ...after, ...now])
          if (before.includes(role) === after.includes(role))
            expect(undone.includes(role)).toBe(now.includes(role));
      }),
    );
  });

  it('is undone by its own inverse, and says nothing where nothing happened', () => {
    fc.assert(
      fc.property(roleLists, roleLists, (before, after) => {
        const back = applyIntent(invertChange({ before, after }), after);
        const again = applyIntent(invertChange({ before: after, after: back }), back);
        expect(again).toEqual(toRoleSet(after));
        expect(isEmptyIntent(invertChange({ before, after }))).toBe(hasSameRoles(before, after));
      }),
    );
  });
});
