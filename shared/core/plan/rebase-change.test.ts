import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delta, exactly, intents, roleLists } from '#test/kit/role-arbitraries.ts';
import { CHANGE_KINDS, EXISTS } from '../../model/subject.ts';
import { fromRoleWords, toDisplayName } from '../roles/role-words.ts';
import { invertChange } from './intent.ts';
import { rebase } from './rebase.ts';
import { rebaseChange } from './rebase-change.ts';

const WORDS = [EXISTS, 'display:A', 'display:B', 'org:x:read', 'org:x:start'] as const;
/** Words of roles that exist, and of ones that do not. */
const wholes = fc.oneof(
  fc.constant([]),
  fc
    .record({
      name: fc.constantFrom([], ['display:A'], ['display:B']),
      more: fc.subarray(['org:x:read', 'org:x:start']),
    })
    .map(({ name, more }) => [EXISTS, ...name, ...more]),
);
const changes = fc.oneof(
  fc.record({
    kind: fc.constant('delta' as const),
    add: fc.subarray([...WORDS]),
    remove: fc.subarray([...WORDS]),
  }),
  wholes.map((roles) => ({ kind: 'exactly' as const, roles })),
);

describe('rebasing a change of any kind', () => {
  it('is plain rebasing for every kind but custom roles', () => {
    const kinds = CHANGE_KINDS.filter((kind) => kind !== 'custom-role');
    fc.assert(
      fc.property(fc.constantFrom(...kinds), intents, roleLists, roleLists, (kind, intent, base, theirs) => {
        expect(rebaseChange(kind, { intent, base, theirs })).toEqual(rebase({ intent, base, theirs }));
      }),
    );
  });

  it('never writes half a custom role: no permissions without a role, no second display name', () => {
    fc.assert(
      fc.property(changes, wholes, wholes, (intent, base, theirs) => {
        const rebased = rebaseChange('custom-role', { intent, base, theirs });
        if (rebased.kind === 'conflict') expect(rebased.roles.length).toBeGreaterThan(0);
        if (rebased.kind !== 'write') return;
        expect(rebased.target.length === 0 || fromRoleWords(rebased.target) !== null).toBe(true);
        expect(rebased.target.filter((word) => toDisplayName(word) !== null).length).toBeLessThan(2);
      }),
    );
  });

  it('is otherwise plain rebasing for custom roles too', () => {
    fc.assert(
      fc.property(changes, wholes, wholes, (intent, base, theirs) => {
        const plain = rebase({ intent, base, theirs });
        const rebased = rebaseChange('custom-role', { intent, base, theirs });
        if (rebased.kind !== 'conflict' || plain.kind !== 'write') expect(rebased).toEqual(plain);
      }),
    );
  });

  it('can take back every change of a role that nobody touched since', () => {
    fc.assert(
      fc.property(wholes, wholes, (before, after) => {
        const intent = invertChange({ before, after });
        const back = rebaseChange('custom-role', { intent, base: after, theirs: after });
        if (before.toSorted().join() === after.toSorted().join()) expect(back.kind).toBe('already');
        else expect(back).toMatchObject({ kind: 'write', target: before.toSorted() });
      }),
    );
  });

  it('says what the trouble is', () => {
    const edit = { intent: delta(['org:x:read']), base: [EXISTS], theirs: [] };
    expect(rebaseChange('custom-role', edit)).toEqual({
      kind: 'conflict',
      roles: [{ role: EXISTS, mine: 'present', theirs: 'absent' }],
    });
    const undo = { intent: delta([], [EXISTS]), base: [EXISTS], theirs: [EXISTS, 'org:x:read'] };
    expect(rebaseChange('custom-role', undo)).toEqual({
      kind: 'conflict',
      roles: [{ role: 'org:x:read', mine: 'absent', theirs: 'present' }],
    });
    const rename = {
      intent: delta(['display:B'], ['display:A']),
      base: [EXISTS, 'display:A'],
      theirs: [EXISTS, 'display:C'],
    };
    expect(rebaseChange('custom-role', rename)).toEqual({
      kind: 'conflict',
      roles: [{ role: 'display:C', mine: 'absent', theirs: 'present' }],
    });
    expect(rebaseChange('custom-role', { intent: exactly(), base: [EXISTS], theirs: [] })).toEqual({
      kind: 'already',
    });
  });
});
