import { runWhole, type Slices, sortInSlices } from '../../base/slices.ts';
import { holdsRoles, KINDS } from '../../kinds/index.ts';
import { PHASES } from '../../kinds/phase.ts';
import type { Change } from '../../model/change.ts';
import type { Intent } from '../../model/intent.ts';
import { MEMBER, type Subject } from '../../model/subject.ts';
import { diffRoles, toRoleSet } from '../roles/role-set.ts';
import { applyIntent } from './intent.ts';
import { phaseNumber } from './phases.ts';
import { itemOf, subjectOf, userIdOf } from './subject.ts';

/** What is staged for one subject, and the words it is compared with. */
export type CompileEntry = Subject & { readonly intent: Intent; readonly base: readonly string[] };

/**
 * `unchanged` counts the subjects for which everything is already as wanted: they get no change. `swallowed` counts
 * the staged role changes of people whom the same plan takes out of the organization.
 */
export type Compiled = {
  readonly changes: readonly Change[];
  readonly unchanged: number;
  readonly swallowed: number;
};

const byCodeUnit = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** The order of subjects: by organization, then kind, user and item, each by code unit. */
export const bySubject = (a: Subject, b: Subject): number =>
  byCodeUnit(a.organizationId, b.organizationId) ||
  byCodeUnit(a.kind, b.kind) ||
  byCodeUnit(userIdOf(a), userIdOf(b)) ||
  byCodeUnit(itemOf(a), itemOf(b));

/** The order of every plan: by phase (`phases.ts`), then `bySubject`. */
export const byPlace = (a: Pick<Change, 'target'> & Subject, b: Pick<Change, 'target'> & Subject): number =>
  phaseNumber(a) - phaseNumber(b) || bySubject(a, b);

const refuseTwice = (sorted: readonly CompileEntry[]): void => {
  sorted.forEach((entry, at) => {
    const previous = sorted[at - 1];
    if (previous !== undefined && bySubject(previous, entry) === 0)
      throw new Error('Two entries for one subject: fold their intents first');
  });
};

const toChange = (entry: CompileEntry, seen: readonly string[]): Change => {
  const { intent } = entry;
  const base = toRoleSet(seen);
  const target = applyIntent(intent, base);
  return { ...subjectOf(entry), intent, base, target, ...diffRoles(base, target) };
};

const isNothing = (change: Change): boolean => change.added.length === 0 && change.removed.length === 0;

/** Somebody in an organization. */
const toPlaceKey = (subject: Subject): string => `${subject.organizationId} ${userIdOf(subject)}`;

/** Whom the membership changes take in and out. */
const readMoves = (changes: readonly Change[]) => {
  const coming = new Set<string>();
  const going = new Set<string>();
  for (const change of changes) {
    if (isNothing(change)) continue;
    (change.target.includes(MEMBER) ? coming : going).add(toPlaceKey(change));
  }
  return { coming, going };
};

/** The order of `byPlace`, for changes that are in the order of `bySubject`: a sort of 100,000 would cost more. */
const byPhase = (changes: readonly Change[]): readonly Change[] => {
  const phases = PHASES.map((): Change[] => []);
  for (const change of changes) phases[phaseNumber(change)]?.push(change);
  return phases.flat();
};

/**
 * The difference the staged intents make, one change per subject it makes a difference for, in the order of
 * `byPlace` whatever the order of the entries. Somebody whom the plan adds to an organization starts there without
 * roles; for somebody whom it removes, staged roles are swallowed, since they go with the membership. Two entries
 * for one subject are a bug and throw.
 */
export const compile = (entries: readonly CompileEntry[]): Compiled => runWhole(compileInSlices(entries));

/** The same, a thousand entries a slice. */
export function* compileInSlices(entries: readonly CompileEntry[]): Slices<Compiled> {
  const sorted = yield* sortInSlices(entries, bySubject);
  refuseTwice(sorted);
  yield;
  const memberships = sorted.filter(({ kind }) => KINDS[kind].isMembership);
  const { coming, going } = readMoves(memberships.map((entry) => toChange(entry, entry.base)));
  const isRoles = (set: ReadonlySet<string>, entry: CompileEntry): boolean =>
    set.size > 0 && holdsRoles(entry.kind) && set.has(toPlaceKey(entry));
  const changes: Change[] = [];
  let swallowed = 0;
  for (const [at, entry] of sorted.entries()) {
    if (at % ENTRIES_A_SLICE === 0) yield;
    if (isRoles(going, entry)) {
      swallowed += 1;
      continue;
    }
    const change = toChange(entry, isRoles(coming, entry) ? [] : entry.base);
    if (!isNothing(change)) changes.push(change);
  }
  const unchanged = sorted.length - changes.length - swallowed;
  return { changes: byPhase(changes), unchanged, swallowed };
}

const ENTRIES_A_SLICE = 1_000;
