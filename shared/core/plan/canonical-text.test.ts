import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildChange, delta, exactly, intents, roleLists, userNumber } from '#test/kit/role-arbitraries.ts';
import type { Change } from '../../model/change.ts';
import { deploymentIdSchema } from '../../model/deployment.ts';
import { toCanonicalPlan, toFirstCanonicalPlan } from './canonical-text.ts';
import { subjectOf, userIdOf } from './subject.ts';

const deploymentId = deploymentIdSchema.parse('d1');
const actorId = userNumber(900);
const textOf = (changes: readonly Change[]) => toCanonicalPlan({ deploymentId, actorId, changes });

const changeLists = fc
  .uniqueArray(fc.record({ organization: fc.nat(2), user: fc.nat(20), intent: intents, base: roleLists }), {
    selector: ({ organization, user }) => `${organization} ${user}`,
    maxLength: 12,
  })
  .map((rows) => rows.map(({ intent, base, ...who }) => buildChange(intent, base, who)));

/** The same fact, spelled the other way round: keys, roles and repetitions. */
const respell = (change: Change): Change => {
  const turn = (roles: readonly string[]) => [...roles, ...roles].reverse();
  const { intent } = change;
  return {
    removed: turn(change.removed),
    added: turn(change.added),
    target: turn(change.target),
    base: turn(change.base),
    intent:
      intent.kind === 'exactly'
        ? { roles: turn(intent.roles), kind: 'exactly' }
        : { remove: turn(intent.remove), add: turn(intent.add), kind: 'delta' },
    ...subjectOf(change),
  };
};

describe('the canonical text of a plan', () => {
  it('is this, and a change of it would orphan every hash ever journalled', () => {
    const change = buildChange(delta(['x'], ['b']), ['a', 'b']);
    expect(textOf([change])).toBe(
      [
        `["rollcall-plan/2","d1","${actorId}",1]`,
        `["member-roles","${change.organizationId}","${userIdOf(change)}","",["delta",["x"],["b"]],["a","b"],["a","x"],["x"],["b"]]`,
      ].join('\n'),
    );
  });

  it('is known in its first format too, for plans that were approved before there were kinds', () => {
    const change = buildChange(delta(['x'], ['b']), ['a', 'b']);
    expect(toFirstCanonicalPlan({ deploymentId, actorId, changes: [change] })).toBe(
      [
        `["rollcall-plan/1","d1","${actorId}",1]`,
        `["${change.organizationId}","${userIdOf(change)}",["delta",["x"],["b"]],["a","b"],["a","x"],["x"],["b"]]`,
      ].join('\n'),
    );
    const role = buildChange(exactly('exists'), [], { kind: 'custom-role' });
    expect(toFirstCanonicalPlan({ deploymentId, actorId, changes: [change, role] })).toBeNull();
  });

  it('does not depend on the order of keys, roles or changes', () => {
    fc.assert(
      fc.property(changeLists, (changes) => {
        expect(textOf(changes.map(respell).reverse())).toBe(textOf(changes));
      }),
    );
  });

  it('differs when any fact differs', () => {
    const change = buildChange(delta(['x']), ['a']);
    const other = userNumber(901);
    const texts = [
      textOf([change]),
      textOf([]),
      textOf([change, buildChange(delta(['x']), ['a'], { user: 2 })]),
      textOf([buildChange(delta(['x']), ['a'], { organization: 2 })]),
      textOf([buildChange(exactly('a', 'x'), ['a'])]),
      textOf([buildChange(delta(['y']), ['a'])]),
      textOf([buildChange(delta(['x']), ['a'], { kind: 'site-roles' })]),
      textOf([buildChange(delta(['x']), ['a'], { kind: 'custom-role', roleName: 'r' })]),
      textOf([buildChange(delta(['x']), ['a'], { kind: 'custom-role', roleName: 's' })]),
      textOf([{ ...change, base: [] }]),
      textOf([{ ...change, target: ['x'] }]),
      textOf([{ ...change, added: [] }]),
      textOf([{ ...change, removed: ['a'] }]),
      toCanonicalPlan({ deploymentId, actorId: other, changes: [change] }),
      toCanonicalPlan({ deploymentId: deploymentIdSchema.parse('d2'), actorId, changes: [change] }),
    ];
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('cannot be fooled by names that look like its punctuation', () => {
    const one = buildChange(delta(['a","b']), []);
    const two = buildChange(delta(['a', 'b']), []);
    expect(textOf([one])).not.toBe(textOf([two]));
    expect(textOf([buildChange(delta(['a\nb']), [])]).split('\n')).toHaveLength(2);
  });
});
