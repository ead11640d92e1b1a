import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  delta,
  exactly,
  intents,
  organizationNumber,
  ROLE_NAMES,
  roleLists,
  userNumber,
} from '#test/kit/role-arbitraries.ts';
import type { Intent } from '../../model/intent.ts';
import { CHANGE_KINDS, type ChangeKind } from '../../model/subject.ts';
import { toRoleSet } from '../roles/role-set.ts';
import { resolveConflict, summarizeRebase, TAKES, type Take, toConflictKinds } from './conflicts.ts';
import { applyIntent } from './intent.ts';
import { rebaseChange } from './rebase-change.ts';

const takes = fc.constantFrom(...TAKES);
const situations = fc.record({ intent: intents, base: roleLists, theirs: roleLists });

const ROLE_WORDS = ['exists', 'display:A', 'display:B', 'org:template:read', 'org:template:update'] as const;
/** What a custom role can look like: none at all, or one with at most one display name. */
const customRoles = fc
  .record({
    exists: fc.boolean(),
    name: fc.constantFrom('display:A', 'display:B', null),
    rest: fc.subarray(['org:template:read', 'org:template:update', 'org:file:read']),
  })
  .map(({ exists, name, rest }) =>
    exists ? toRoleSet(['exists', ...(name === null ? [] : [name]), ...rest]) : [],
  );
/** What can be staged for one: to make it so, to delete it, or the difference of two looks. */
const roleIntents: fc.Arbitrary<{ intent: Intent; base: readonly string[] }> = fc.oneof(
  fc.record({ base: customRoles, to: customRoles }).map(({ base, to }) => ({ base, intent: exactly(...to) })),
  fc.record({ base: customRoles, to: customRoles }).map(({ base, to }) => ({
    base,
    intent: delta(
      to.filter((word) => !base.includes(word)),
      base.filter((word) => !to.includes(word)),
    ),
  })),
);

const settle = (kind: ChangeKind, input: Parameters<typeof resolveConflict>[1], take: Take) => {
  const intent = resolveConflict(kind, input, take);
  return intent === null ? toRoleSet(input.theirs) : applyIntent(intent, input.theirs);
};

const conflictOf = (kind: ChangeKind, input: Parameters<typeof resolveConflict>[1]) => {
  const rebased = rebaseChange(kind, input);
  return rebased.kind === 'conflict' ? rebased.roles : [];
};

describe('resolving a conflict', () => {
  const input = { intent: delta(['x', 'y'], ['z']), base: ['x', 'z'], theirs: ['z'] };

  it('takes mine: the intent goes as a whole', () => {
    expect(conflictOf('member-roles', input)).toEqual([{ role: 'x', mine: 'present', theirs: 'absent' }]);
    expect(settle('member-roles', input, 'mine')).toEqual(['x', 'y']);
  });

  it('takes theirs for the word in conflict, and the rest of mine still goes', () => {
    expect(resolveConflict('member-roles', input, 'theirs')).toEqual(delta(['y'], ['z']));
  });

  it('takes both: there if either side has it', () => {
    expect(settle('member-roles', input, 'both')).toEqual(['x', 'y']);
    const removed = { intent: delta([], ['x']), base: [], theirs: ['x'] };
    expect(conflictOf('member-roles', removed)).toHaveLength(1);
    expect(resolveConflict('member-roles', removed, 'both')).toBeNull();
    expect(settle('member-roles', removed, 'mine')).toEqual([]);
  });

  it('leaves nothing to do where theirs is all there is', () => {
    expect(
      resolveConflict(
        'user-status',
        { intent: delta(['suspended']), base: ['suspended'], theirs: [] },
        'theirs',
      ),
    ).toBeNull();
  });

  it('brings back a deleted role with what it could do, or lets it be gone', () => {
    const gone = { intent: delta(['org:file:read']), base: ['display:A', 'exists'], theirs: [] };
    expect(settle('custom-role', gone, 'mine')).toEqual(['display:A', 'exists', 'org:file:read']);
    expect(resolveConflict('custom-role', gone, 'theirs')).toBeNull();
  });

  it('keeps one display name of a role that both sides renamed', () => {
    const renamed = {
      intent: delta(['display:B'], ['display:A']),
      base: ['display:A', 'exists'],
      theirs: ['display:C', 'exists'],
    };
    expect(settle('custom-role', renamed, 'mine')).toEqual(['display:B', 'exists']);
    expect(settle('custom-role', renamed, 'both')).toEqual(['display:B', 'exists']);
    expect(settle('custom-role', renamed, 'theirs')).toEqual(['display:C', 'exists']);
  });
});

describe('the laws of resolving', () => {
  const free = CHANGE_KINDS.filter((kind) => kind !== 'custom-role');

  it('never changes a word that neither side named', () => {
    fc.assert(
      fc.property(fc.constantFrom(...free), situations, takes, (kind, input, take) => {
        const after = settle(kind, input, take);
        const { intent, theirs } = input;
        if (intent.kind === 'exactly') return;
        for (const word of ROLE_NAMES)
          if (!intent.add.includes(word) && !intent.remove.includes(word))
            expect(after.includes(word)).toBe(theirs.includes(word));
      }),
      { numRuns: 5000 },
    );
  });

  it('decides every word in conflict as taken, and every other word as the intent wants it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...free), situations, takes, (kind, input, take) => {
        const after = settle(kind, input, take);
        const conflicts = new Map(conflictOf(kind, input).map((conflict) => [conflict.role, conflict]));
        const wanted = applyIntent(input.intent, input.theirs);
        for (const word of ROLE_NAMES) {
          const conflict = conflicts.get(word);
          const expected =
            conflict === undefined
              ? wanted.includes(word)
              : { mine: conflict.mine === 'present', theirs: conflict.theirs === 'present', both: true }[
                  take
                ];
          expect(after.includes(word)).toBe(expected);
        }
      }),
      { numRuns: 5000 },
    );
  });

  it('never lets a resolved conflict conflict again against the same theirs', () => {
    fc.assert(
      fc.property(fc.constantFrom(...free), situations, takes, (kind, input, take) => {
        const intent = resolveConflict(kind, input, take);
        if (intent === null) return;
        expect(conflictOf(kind, { intent, base: input.theirs, theirs: input.theirs })).toEqual([]);
      }),
      { numRuns: 5000 },
    );
  });

  it('leaves a whole custom role or none, whatever was decided', () => {
    fc.assert(
      fc.property(roleIntents, customRoles, takes, ({ intent, base }, theirs, take) => {
        const input = { intent, base, theirs };
        if (conflictOf('custom-role', input).length === 0) return;
        const resolved = resolveConflict('custom-role', input, take);
        if (resolved !== null)
          expect(conflictOf('custom-role', { intent: resolved, base: theirs, theirs })).toEqual([]);
        const after = settle('custom-role', input, take);
        expect(after.length === 0 || after.includes('exists')).toBe(true);
        expect(after.filter((word) => word.startsWith('display:')).length).toBeLessThan(2);
        for (const word of after) expect([...ROLE_WORDS, 'org:file:read']).toContain(word);
      }),
      { numRuns: 5000 },
    );
  });

  it('raises a conflict if and only if a named word was moved away from where it is wanted', () => {
    fc.assert(
      fc.property(fc.constantFrom(...free), situations, (kind, input) => {
        const wanted = applyIntent(input.intent, input.theirs);
        const opposite = ROLE_NAMES.filter(
          (word) =>
            wanted.includes(word) !== input.theirs.includes(word) &&
            input.base.includes(word) !== input.theirs.includes(word),
        );
        expect(conflictOf(kind, input).map(({ role }) => role)).toEqual(toRoleSet(opposite));
      }),
      { numRuns: 5000 },
    );
  });
});

describe('kinds of conflict', () => {
  const row = (user: number, words: readonly string[], organization = 1) => ({
    subject: {
      kind: 'member-roles' as const,
      organizationId: organizationNumber(organization),
      userId: userNumber(user),
      roleName: '',
    },
    words: words.map((role) => ({ role, mine: 'present' as const, theirs: 'absent' as const })),
  });

  it('folds a hundred of the same into one line, the most frequent first', () => {
    const rows = [
      row(0, ['y']),
      ...Array.from({ length: 100 }, (_, at) => row(at + 1, ['x'])),
      row(200, ['x'], 2),
    ];
    const kinds = toConflictKinds(rows);
    expect(kinds.map(({ members }) => members.length)).toEqual([100, 1, 1]);
    expect(kinds[0]?.words).toEqual([{ role: 'x', mine: 'present', theirs: 'absent' }]);
    expect(new Set(kinds.map(({ id }) => id)).size).toBe(3);
  });

  it('puts every row into exactly one kind', () => {
    const rows = fc.array(
      fc.record({ user: fc.nat(50), words: fc.subarray(['x', 'y', 'z'], { minLength: 1 }), o: fc.nat(2) }),
    );
    fc.assert(
      fc.property(rows, (made) => {
        const all = made.map(({ user, words, o }) => row(user, words, o));
        const members = toConflictKinds(all).flatMap((kind) => kind.members);
        expect(members.toSorted((a, b) => a - b)).toEqual(all.map((_, at) => at));
      }),
    );
  });
});

describe('the summary of a rebase', () => {
  const count = (intent: Intent, base: readonly string[], theirs: readonly string[]) => ({
    intent,
    base,
    rebased: rebaseChange('member-roles', { intent, base, theirs }),
  });

  it('counts what is unchanged, done by others, merged and in conflict', () => {
    expect(
      summarizeRebase([
        count(delta(['x']), [], []),
        count(delta(['x']), [], ['x']),
        count(delta(['x']), [], ['auditor']),
        count(delta(['x']), ['x'], []),
        count(delta(['x']), ['x'], ['x']),
      ]),
    ).toEqual({ planned: 4, asStaged: 1, already: 1, merged: 1, conflicts: 1, idle: 1 });
  });

  it('counts every intent once', () => {
    fc.assert(
      fc.property(fc.array(situations), (rows) => {
        const summary = summarizeRebase(rows.map(({ intent, base, theirs }) => count(intent, base, theirs)));
        expect(summary.planned + summary.idle).toBe(rows.length);
      }),
    );
  });
});
