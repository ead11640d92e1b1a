import { expect, it } from 'vitest';
import { applyIntent, foldIntents } from '#shared/core/plan/intent.ts';
import { rebase } from '#shared/core/plan/rebase.ts';
import { rebaseChange } from '#shared/core/plan/rebase-change.ts';
import { hasSameRoles, toRoleSet } from '#shared/core/roles/role-set.ts';
import type { Intent } from '#shared/model/intent.ts';
import { seeded } from '#test/faults/fault-rules.ts';

const CASES = 100_000;

/** Sets are bits here, so that what is expected is worked out in another way than in the product. */
const NAMES = ['', 'a', 'b', 'c,d', '__proto__', '\ud800'] as const;
const ALL = 2 ** NAMES.length - 1;
const toNames = (bits: number): readonly string[] => NAMES.filter((_, at) => (bits & (1 << at)) !== 0);
const toBits = (names: readonly string[]): number =>
  names.reduce((bits, name) => bits | (1 << (NAMES as readonly string[]).indexOf(name)), 0);

type Bits = { readonly isExact: boolean; readonly add: number; readonly remove: number };
const toIntent = ({ isExact, add, remove }: Bits): Intent =>
  isExact
    ? { kind: 'exactly', roles: toNames(add) }
    : { kind: 'delta', add: toNames(add), remove: toNames(remove) };
const wantedOn = ({ isExact, add, remove }: Bits, on: number): number =>
  isExact ? add : (on | add) & ~remove;
const mentioned = ({ isExact, add, remove }: Bits): number => (isExact ? ALL : add | remove);

/** The same cases every time; `seed` keeps the laws apart. */
const cases = function* (seed: number) {
  const random = seeded(seed);
  const bits = (): number => Math.floor(random() * (ALL + 1));
  const intent = (): Bits => ({ isExact: random() < 0.3, add: bits(), remove: bits() });
  // Few moves most of the time, or everything would be in conflict.
  const near = (base: number): number => base ^ (bits() & bits() & bits());
  for (let at = 0; at < CASES; at += 1) {
    const base = bits();
    yield { mine: intent(), other: intent(), base, theirs: near(base), bits };
  }
};

const settle = (intent: Bits, base: number, theirs: number): number | null => {
  const done = rebase({ intent: toIntent(intent), base: toNames(base), theirs: toNames(theirs) });
  if (done.kind === 'conflict') return null;
  return done.kind === 'already' ? theirs : toBits(done.target);
};

it(`conflicts if and only if a named role was moved away from where it is wanted, in ${CASES} cases`, () => {
  const kinds = { already: 0, write: 0, conflict: 0 };
  for (const { mine, base, theirs } of cases(1)) {
    const done = rebase({ intent: toIntent(mine), base: toNames(base), theirs: toNames(theirs) });
    const wanted = wantedOn(mine, theirs);
    const opposed = mentioned(mine) & (base ^ theirs) & (wanted ^ theirs);
    kinds[done.kind] += 1;
    const expected = opposed !== 0 ? 'conflict' : wanted === theirs ? 'already' : 'write';
    if (done.kind !== expected) expect.fail(JSON.stringify({ mine, base, theirs, found: done, expected }));
    if (done.kind === 'conflict' && toBits(done.roles.map(({ role }) => role)) !== opposed)
      expect.fail(JSON.stringify({ mine, base, theirs, found: done }));
    if (done.kind === 'write' && toBits(done.target) !== wanted)
      expect.fail(JSON.stringify({ mine, base, theirs, found: done }));
  }
  for (const many of Object.values(kinds)) expect(many).toBeGreaterThan(CASES / 50);
});

it(`never changes a role that neither side named, in ${CASES} cases`, () => {
  for (const { mine, base, theirs } of cases(2)) {
    const after = settle(mine, base, theirs);
    if (after === null) continue;
    const untouched = ~(mentioned(mine) | (base ^ theirs)) & ALL;
    if ((after & untouched) !== (base & untouched))
      expect.fail(JSON.stringify({ mine, base, theirs, after }));
    const unnamed = ~mentioned(mine) & ALL;
    if ((after & unnamed) !== (theirs & unnamed)) expect.fail(JSON.stringify({ mine, base, theirs, after }));
  }
});

it(`lets edits that do not overlap commute, in ${CASES} cases`, () => {
  for (const { mine, other, base, bits } of cases(3)) {
    const ours = bits();
    const a = { isExact: false, add: mine.add & ours, remove: mine.remove & ours };
    const b = { isExact: false, add: other.add & ~ours, remove: other.remove & ~ours };
    const aThenB = settle(b, base, wantedOn(a, base));
    const bThenA = settle(a, base, wantedOn(b, base));
    if (aThenB === null || aThenB !== bThenA) expect.fail(JSON.stringify({ a, b, base, aThenB, bThenA }));
  }
});

it(`sends nothing when a finished plan is run again, in ${CASES} cases`, () => {
  for (const { mine, base, theirs } of cases(4)) {
    const after = settle(mine, base, theirs);
    if (after === null) continue;
    // Both from the first base and from what the plan left behind.
    for (const from of [base, after]) {
      const again = rebase({ intent: toIntent(mine), base: toNames(from), theirs: toNames(after) });
      if (again.kind !== 'already') expect.fail(JSON.stringify({ mine, base, theirs, after, again }));
    }
  }
});

it(`folds two intents into one that does the same, in ${CASES} cases`, () => {
  for (const { mine, other, base } of cases(5)) {
    const folded = foldIntents([toIntent(mine), toIntent(other)]);
    const found = folded === null ? toNames(base) : applyIntent(folded, toNames(base));
    if (toBits(found) !== wantedOn(other, wantedOn(mine, base)))
      expect.fail(JSON.stringify({ mine, other, base }));
  }
});

/** A role is nothing, or `exists` with at most one display name and any permissions. */
const ROLE_WORDS = ['org:workspace:read', 'org:workspace:update', 'member:file:read'] as const;
const DISPLAYS = ['display:One', 'display:Two'] as const;
const isRole = (words: readonly string[]): boolean =>
  words.length === 0 ||
  (words.includes('exists') && words.filter((word) => word.startsWith('display:')).length <= 1);

it(`never leaves half a custom role behind, in ${CASES} cases`, () => {
  const random = seeded(6);
  const some = <T>(from: readonly T[]): readonly T[] => from.filter(() => random() < 0.5);
  const display = (): readonly string[] => some([DISPLAYS[Math.floor(random() * 2)] ?? DISPLAYS[0]]);
  const role = (): readonly string[] =>
    random() < 0.2 ? [] : toRoleSet(['exists', ...display(), ...some(ROLE_WORDS)]);
  const kinds = { already: 0, write: 0, conflict: 0 };
  for (let at = 0; at < CASES; at += 1) {
    const base = role();
    const target = role();
    const theirs = random() < 0.4 ? base : role();
    const intent: Intent = {
      kind: 'delta',
      add: target.filter((word) => !base.includes(word)),
      remove: base.filter((word) => !target.includes(word)),
    };
    const done = rebaseChange('custom-role', { intent, base, theirs });
    kinds[done.kind] += 1;
    if (done.kind === 'write' && !isRole(done.target))
      expect.fail(JSON.stringify({ base, target, theirs, done }));
    if (hasSameRoles(base, theirs) && done.kind === 'conflict') expect.fail(JSON.stringify({ base, target }));
    if (hasSameRoles(base, theirs) && done.kind === 'write' && !hasSameRoles(done.target, target))
      expect.fail(JSON.stringify({ base, target, done }));
  }
  for (const many of Object.values(kinds)) expect(many).toBeGreaterThan(CASES / 50);
});
