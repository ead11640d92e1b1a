import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Intent } from '#shared/model/intent.ts';
import { delta, deltasOver, exactly, intents, ROLE_NAMES, roleLists } from '#test/kit/role-arbitraries.ts';
import { diffRoles, hasSameRoles, toRoleSet } from '../roles/role-set.ts';
import { applyIntent } from './intent.ts';
import { rebase } from './rebase.ts';

const situations = fc.record({ intent: intents, base: roleLists, theirs: roleLists });

/** The live roles after the intent was carried out; null for a conflict. */
const settle = (intent: Intent, base: readonly string[], theirs: readonly string[]) => {
  const rebased = rebase({ intent, base, theirs });
  if (rebased.kind === 'conflict') return null;
  return rebased.kind === 'already' ? toRoleSet(theirs) : rebased.target;
};

describe('rebasing by example', () => {
  it('writes the intent where nobody moved', () => {
    expect(rebase({ intent: delta(['x'], ['a']), base: ['a', 'b'], theirs: ['b', 'a'] })).toEqual({
      kind: 'write',
      target: ['b', 'x'],
      added: ['x'],
      removed: ['a'],
      merged: false,
    });
  });

  it('keeps what others did and says that it merged', () => {
    expect(rebase({ intent: delta(['template']), base: [], theirs: ['auditor'] })).toEqual({
      kind: 'write',
      target: ['auditor', 'template'],
      added: ['template'],
      removed: [],
      merged: true,
    });
  });

  it('sends nothing where somebody was faster', () => {
    expect(rebase({ intent: delta(['x']), base: [], theirs: ['x', 'y'] })).toEqual({ kind: 'already' });
  });

  it('writes only what is still missing', () => {
    expect(rebase({ intent: delta(['x', 'y']), base: [], theirs: ['x'] })).toMatchObject({
      target: ['x', 'y'],
      added: ['y'],
      merged: true,
    });
  });

  it('stops where a role was moved away from where it is wanted, with both sides named', () => {
    expect(rebase({ intent: delta(['x', 'y']), base: ['x'], theirs: [] })).toEqual({
      kind: 'conflict',
      roles: [{ role: 'x', mine: 'present', theirs: 'absent' }],
    });
  });

  it('stops an exact set where somebody added a role it does not have', () => {
    expect(rebase({ intent: exactly('a'), base: [], theirs: ['z'] })).toEqual({
      kind: 'conflict',
      roles: [{ role: 'z', mine: 'absent', theirs: 'present' }],
    });
  });

  it('accepts an exact set where the foreign edit went the same way', () => {
    expect(rebase({ intent: exactly('a', 'b'), base: ['c'], theirs: ['a', 'c'] })).toMatchObject({
      kind: 'write',
      target: ['a', 'b'],
      removed: ['c'],
      merged: true,
    });
  });
});

describe('the laws of rebasing', () => {
  it('never changes a role that the intent does not mention', () => {
    fc.assert(
      fc.property(roleLists, roleLists, roleLists, roleLists, (add, remove, base, theirs) => {
        const after = settle(delta(add, remove), base, theirs);
        if (after === null) return;
        for (const role of ROLE_NAMES)
          if (!add.includes(role) && !remove.includes(role))
            expect(after.includes(role)).toBe(theirs.includes(role));
      }),
      { numRuns: 2000 },
    );
  });

  it('raises a conflict for a role if and only if it was moved away from where the intent wants it', () => {
    fc.assert(
      fc.property(situations, ({ intent, base, theirs }) => {
        const result = rebase({ intent, base, theirs });
        const found = result.kind === 'conflict' ? result.roles.map(({ role }) => role) : [];
        const expected = ROLE_NAMES.filter((role) => {
          const isMentioned =
            intent.kind === 'exactly' || intent.add.includes(role) || intent.remove.includes(role);
          const isWanted =
            intent.kind === 'exactly'
              ? intent.roles.includes(role)
              : intent.add.includes(role) && !intent.remove.includes(role);
          const wasMoved = base.includes(role) !== theirs.includes(role);
          return isMentioned && wasMoved && isWanted !== theirs.includes(role);
        });
        expect(found).toEqual(toRoleSet(expected));
      }),
      { numRuns: 2000 },
    );
  });

  it('lets edits that do not overlap commute', () => {
    const half = Math.floor(ROLE_NAMES.length / 2);
    const mine = deltasOver(ROLE_NAMES.slice(0, half));
    const other = deltasOver(ROLE_NAMES.slice(half));
    fc.assert(
      fc.property(mine, other, roleLists, (a, b, base) => {
        const aThenB = settle(b, base, applyIntent(a, base));
        const bThenA = settle(a, base, applyIntent(b, base));
        expect(aThenB).not.toBeNull();
        expect(aThenB).toEqual(bThenA);
      }),
      { numRuns: 1000 },
    );
  });

  it('has nothing left to do after its target was written', () => {
    fc.assert(
      fc.property(situations, ({ intent, base, theirs }) => {
        const result = rebase({ intent, base, theirs });
        if (result.kind === 'write')
          expect(rebase({ intent, base, theirs: result.target })).toEqual({ kind: 'already' });
      }),
      { numRuns: 1000 },
    );
  });

  it('makes the intent true against the live roles, tells the difference, and says when it merged', () => {
    fc.assert(
      fc.property(situations, ({ intent, base, theirs }) => {
        const result = rebase({ intent, base, theirs });
        if (result.kind === 'already') expect(applyIntent(intent, theirs)).toEqual(toRoleSet(theirs));
        if (result.kind !== 'write') return;
        expect(result.target).toEqual(applyIntent(intent, theirs));
        expect({ added: result.added, removed: result.removed }).toEqual(diffRoles(theirs, result.target));
        expect(result.added.length + result.removed.length).toBeGreaterThan(0);
        expect(result.merged).toBe(!hasSameRoles(base, theirs));
      }),
      { numRuns: 1000 },
    );
  });

  it('never finds a conflict where nobody moved', () => {
    fc.assert(
      fc.property(intents, roleLists, (intent, base) => {
        expect(rebase({ intent, base, theirs: [...base].reverse() }).kind).not.toBe('conflict');
      }),
    );
  });
});
