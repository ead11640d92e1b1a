import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  delta,
  exactly,
  intents,
  organizationNumber,
  roleLists,
  userNumber,
} from '#test/kit/role-arbitraries.ts';
import { PHASES } from '../../kinds/phase.ts';
import { roleSubject } from '../../kinds/subject-form.ts';
import type { Intent } from '../../model/intent.ts';
import { EXISTS, MEMBER, type StagedKind, SUSPENDED } from '../../model/subject.ts';
import { byPlace, compile } from './compile.ts';
import { phaseOf } from './phases.ts';
import { personSubject, userIdOf } from './subject.ts';

const entry = (organization: number, user: number, intent = delta(['x']), base: readonly string[] = []) => ({
  ...personSubject('member-roles', organizationNumber(organization), userNumber(user)),
  intent,
  base,
});

const entries = fc
  .uniqueArray(fc.record({ o: fc.nat(2), u: fc.nat(30), intent: intents, base: roleLists }), {
    selector: ({ o, u }) => `${o} ${u}`,
    maxLength: 30,
  })
  .map((rows) => rows.map(({ o, u, intent, base }) => entry(o, u, intent, base)));

describe('compiling staged intents', () => {
  it('says for each person what is added, what is removed and what comes out', () => {
    expect(compile([entry(1, 1, delta(['x'], ['b', 'z']), ['b', 'a', 'b'])])).toEqual({
      changes: [
        {
          ...entry(1, 1, delta(['x'], ['b', 'z'])),
          base: ['a', 'b'],
          target: ['a', 'x'],
          added: ['x'],
          removed: ['b'],
        },
      ],
      unchanged: 0,
      swallowed: 0,
    });
  });

  it('counts people who already are as wanted, and makes no change for them', () => {
    const already = [entry(1, 1, delta(['x']), ['x']), entry(1, 2, exactly('a', 'b'), ['b', 'a'])];
    expect(compile(already)).toEqual({ changes: [], unchanged: 2, swallowed: 0 });
  });

  it('orders by organization, then by user', () => {
    const { changes } = compile([entry(2, 1), entry(1, 9), entry(1, 2)]);
    expect(changes.map((change) => [change.organizationId, userIdOf(change)])).toEqual([
      [organizationNumber(1), userNumber(2)],
      [organizationNumber(1), userNumber(9)],
      [organizationNumber(2), userNumber(1)],
    ]);
  });

  it('gives the same plan for the same work in any order', () => {
    const shuffled = entries.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    );
    fc.assert(
      fc.property(shuffled, ([rows, other]) => {
        expect(compile(other)).toEqual(compile(rows));
        expect(compile(rows).changes).toEqual(compile(rows).changes.toSorted(byPlace));
        expect(compile(rows).changes.length + compile(rows).unchanged).toBe(rows.length);
      }),
    );
  });

  it('refuses two entries for one person, since one of them would be lost', () => {
    expect(() => compile([entry(1, 1), entry(2, 1), entry(1, 1, delta(['y']))])).toThrow('Two entries');
    expect(() => compile([entry(1, 1), entry(2, 1)])).not.toThrow();
  });

  const of = (
    kind: Exclude<StagedKind, 'token-expiry'>,
    user: number,
    intent: Intent,
    base: readonly string[] = [],
  ) => ({
    ...personSubject(kind === 'custom-role' ? 'membership' : kind, organizationNumber(1), userNumber(user)),
    intent,
    base,
  });

  it('swallows staged roles of people whom the same plan takes out, and of nobody else', () => {
    const { changes, swallowed, unchanged } = compile([
      of('membership', 1, delta([], [MEMBER]), [MEMBER]),
      of('member-roles', 1, delta(['x']), ['a']),
      of('site-roles', 1, delta(['y'])),
      of('member-roles', 2, delta(['x'])),
      of('membership', 3, delta([], [MEMBER])),
      of('member-roles', 3, delta(['x'])),
    ]);
    expect([swallowed, unchanged]).toEqual([1, 1]);
    const names = changes.map((change) => `${change.kind} ${userIdOf(change)}`);
    expect(new Set(names)).toEqual(
      new Set([
        `member-roles ${userNumber(2)}`,
        `member-roles ${userNumber(3)}`,
        `site-roles ${userNumber(1)}`,
        `membership ${userNumber(1)}`,
      ]),
    );
    expect(changes.at(-1)?.kind).toBe('membership');
  });

  it('starts somebody whom the plan lets in without roles, whatever was seen of them before', () => {
    const { changes } = compile([
      of('membership', 1, delta([MEMBER])),
      of('member-roles', 1, delta(['x']), ['from-before']),
    ]);
    expect(changes.map(({ kind, base, target }) => [kind, base, target])).toEqual([
      ['membership', [], [MEMBER]],
      ['member-roles', [], ['x']],
    ]);
  });

  it('orders by phase before anything else', () => {
    const role = (roleName: string, intent: Intent, base: readonly string[]) => ({
      ...roleSubject(organizationNumber(9), roleName),
      intent,
      base,
    });
    const { changes } = compile([
      role('gone', exactly(), [EXISTS]),
      of('membership', 1, delta([], [MEMBER]), [MEMBER]),
      of('member-roles', 2, delta(['x'])),
      of('user-status', 3, delta([SUSPENDED])),
      of('membership', 4, delta([MEMBER])),
      of('user-status', 5, delta([], [SUSPENDED]), [SUSPENDED]),
      role('made', exactly(EXISTS), []),
    ]);
    expect(changes.map(phaseOf)).toEqual(PHASES);
  });
});
