import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildChange, delta, exactly } from '#test/kit/role-arbitraries.ts';
import { PHASES } from '../../kinds/phase.ts';
import type { Change } from '../../model/change.ts';
import { EXISTS, MEMBER, PERSON_KINDS, ROLE_KINDS, SUSPENDED } from '../../model/subject.ts';
import { byPlace } from './compile.ts';
import { phaseNumber, phaseOf, toPhaseEnds, toPhaseStretches } from './phases.ts';

const WORD = { 'custom-role': EXISTS, membership: MEMBER, 'user-status': SUSPENDED } as const;

const changes: fc.Arbitrary<readonly Change[]> = fc
  .uniqueArray(
    fc.record({
      kind: fc.constantFrom(...PERSON_KINDS, ...ROLE_KINDS),
      on: fc.boolean(),
      user: fc.nat(9),
      organization: fc.nat(1),
    }),
    { selector: ({ kind, user, organization }) => `${kind} ${user} ${organization}`, maxLength: 30 },
  )
  .map((rows) =>
    rows.map(({ kind, on, ...who }) => {
      const word = kind in WORD ? WORD[kind as keyof typeof WORD] : 'auditor';
      return buildChange(on ? delta([word]) : delta([], [word]), on ? [] : [word], {
        ...who,
        kind,
        roleName: `role-${who.user}`,
      });
    }),
  )
  .map((rows) => rows.toSorted(byPlace));

describe('the phases of a plan', () => {
  it('say when each kind is worked', () => {
    const of = (
      kind: Exclude<Change['kind'], 'token-expiry' | 'unknown-kind'>,
      intent = exactly(),
      base: readonly string[] = ['x'],
    ) => phaseOf(buildChange(intent, base, { kind }));
    expect(of('custom-role', exactly(EXISTS), [])).toBe('role-write');
    expect(of('custom-role', delta(['org:x:read']), [EXISTS])).toBe('role-write');
    expect(of('custom-role', exactly(), [EXISTS])).toBe('role-delete');
    expect(of('user-status', exactly(SUSPENDED), [])).toBe('suspend');
    expect(of('user-status', exactly(), [SUSPENDED])).toBe('activate');
    expect(of('membership', exactly(MEMBER), [])).toBe('membership-add');
    expect(of('membership', exactly(), [MEMBER])).toBe('membership-remove');
    expect([of('member-roles'), of('site-roles')]).toEqual(['roles', 'roles']);
  });

  it('order every plan: what gives comes before what needs it, what takes away comes last', () => {
    fc.assert(
      fc.property(changes, (plan) => {
        const numbers = plan.map(phaseNumber);
        expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
      }),
    );
    const at = (phase: (typeof PHASES)[number]) => PHASES.indexOf(phase);
    expect(at('role-write')).toBeLessThan(at('roles'));
    expect(at('membership-add')).toBeLessThan(at('roles'));
    expect(at('roles')).toBeLessThan(at('membership-remove'));
    expect(at('roles')).toBeLessThan(at('suspend'));
    expect(at('roles')).toBeLessThan(at('role-delete'));
  });

  it('cut it into stretches of one phase each that touch and cover it', () => {
    fc.assert(
      fc.property(changes, (plan) => {
        const stretches = toPhaseStretches(plan);
        expect(stretches.map(({ from }) => from)).toEqual([0, ...stretches.map(({ to }) => to)].slice(0, -1));
        expect(stretches.at(-1)?.to ?? 0).toBe(plan.length);
        for (const { from, to } of stretches) expect(new Set(plan.slice(from, to).map(phaseOf)).size).toBe(1);
        expect(new Set(plan.map(phaseOf)).size).toBe(stretches.length);
      }),
    );
  });

  it('end at the same places when only what is not about roles is looked at', () => {
    fc.assert(
      fc.property(changes, (plan) => {
        const others = plan
          .map((change, at) => ({ ...change, n: at + 1 }))
          .filter((change) => phaseOf(change) !== 'roles');
        expect(toPhaseEnds(others, plan.length)).toEqual(toPhaseStretches(plan).map(({ to }) => to));
      }),
    );
  });
});
