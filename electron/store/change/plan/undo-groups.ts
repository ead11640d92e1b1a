import { foldIntents, invertChange } from '#shared/core/plan/intent.ts';
import { rebaseChange } from '#shared/core/plan/rebase-change.ts';
import { subjectOf, toSubjectKey } from '#shared/core/plan/subject.ts';
import { withoutRoles } from '#shared/core/roles/role-set.ts';
import type { Intent } from '#shared/model/intent.ts';
import type { Subject } from '#shared/model/subject.ts';
import type { AppliedChange, Lost } from '../../db/journal/change-outcome.ts';
import type { DraftPerson } from '../../db/journal/draft.ts';
import { KINDS } from '../kinds/index.ts';
import type { GivenBack, Gone } from '../kinds/kind.ts';

/** Why something that was done cannot be taken back. */
export type Cannot = { readonly code: Gone | 'final'; readonly count: number; readonly text: string };

export type UndoGroups = {
  /** What takes back what can be taken back cleanly. */
  readonly clean: readonly DraftPerson[];
  /** Already as it was before. */
  readonly alreadyBack: number;
  /** Changed since by others, in just what would be taken back: left alone. */
  readonly changedSince: readonly Subject[];
  readonly cannot: readonly Cannot[];
  /** To whom a deleted role is given back, in whole sentences. */
  readonly givenBack: readonly string[];
  /** What an undo does not bring back although it stages something, in whole sentences. */
  readonly notRestored: readonly string[];
};

const CANNOT_TEXT: Readonly<Record<Gone, string>> = {
  'member-gone': 'They are no longer members of the organization. Add them again first.',
  'user-gone': 'They are no longer users of the deployment.',
};

const takesAway = ({ after, before }: AppliedChange): boolean => after.length === 0 && before.length > 0;

/**
 * The intent that takes a change back. A deleted role comes back exactly as it was, or not at all: another one that others
 * made under its name meanwhile is not to get its permissions.
 */
export const toInverse = (change: AppliedChange): Intent =>
  KINDS[change.kind].undo.isExact && takesAway(change)
    ? { kind: 'exactly', roles: change.before }
    : invertChange(change);

const listNotRestored = (applied: readonly AppliedChange[]): readonly string[] => [
  ...new Set(applied.filter(takesAway).flatMap(({ kind }) => KINDS[kind].undo.notRestored ?? [])),
];

/** What can never be taken back, by the sentence that says so. */
const toFinal = (changes: readonly AppliedChange[]): readonly Cannot[] =>
  [...new Set(changes.map(({ kind }) => kind))].map((one) => ({
    code: 'final',
    count: changes.filter(({ kind }) => kind === one).length,
    text: KINDS[one].undo.notRestored ?? '',
  }));

/**
 * One intent for each subject, in order: who held a role that was deleted may be somebody whose roles the plan changed
 * before. Their base is what the plan left in the end: without that role.
 */
const toOnePerSubject = (
  staged: readonly DraftPerson[],
  given: readonly DraftPerson[],
): readonly DraftPerson[] => {
  const bySubject = new Map(staged.map((person) => [toSubjectKey(person), person]));
  for (const person of given) {
    const key = toSubjectKey(person);
    const { base, intent } = bySubject.get(key) ?? person;
    const back = person.intent?.kind === 'delta' ? person.intent.add : [];
    const intents = [intent, person.intent].filter((one) => one !== null);
    bySubject.set(key, { ...person, intent: foldIntents(intents), base: withoutRoles(base, back) });
  }
  return [...bySubject.values()];
};

/** What the undo of a plan has to know of the copy: what the plan changed, and who held what it deleted. */
export const listUndoSubjects = (
  applied: readonly AppliedChange[],
  lost: readonly Lost[],
): readonly Subject[] => [
  ...applied,
  ...lost.flatMap((one) => KINDS[one.kind].undo.holders?.toSubjects(one, one.words) ?? []),
];

type Fate = 'clean' | 'already' | 'changed' | 'final' | Gone;

/**
 * Sorts what a plan did by whether it can be taken back. `findWords` tells the words in the copy (null: not there);
 * null instead of it: the copy is older than the plan, so that nothing can be told yet and everything is staged.
 */
export const groupUndo = (
  applied: readonly AppliedChange[],
  lost: readonly Lost[],
  findWords: ((subject: Subject) => readonly string[] | null) | null,
): UndoGroups => {
  const lostOf = new Map(lost.map((one) => [toSubjectKey(one), one.words]));
  const returning = new Set(
    applied.filter(takesAway).flatMap((change) => {
      const back = KINDS[change.kind].undo.toReturning?.(change);
      return back === undefined ? [] : [toSubjectKey(back)];
    }),
  );

  const toFate = (change: AppliedChange): Fate => {
    if (KINDS[change.kind].undo.isFinal === true) return 'final';
    if (findWords === null) return 'clean';
    const theirs = findWords(change);
    const { gone } = KINDS[change.kind].undo;
    if (theirs === null) return gone !== null && !returning.has(toSubjectKey(change)) ? gone : 'clean';
    const { after, kind } = change;
    const rebased = rebaseChange(kind, { intent: toInverse(change), base: after, theirs });
    if (rebased.kind === 'conflict') return 'changed';
    return rebased.kind === 'already' ? 'already' : 'clean';
  };

  const toStaged = (change: AppliedChange): readonly DraftPerson[] => {
    const { after } = change;
    const back: DraftPerson = { ...subjectOf(change), intent: toInverse(change), base: after };
    const returning = takesAway(change) ? KINDS[change.kind].undo.toReturning?.(change) : undefined;
    const words = lostOf.get(toSubjectKey(change)) ?? [];
    if (returning === undefined || words.length === 0) return [back];
    return [back, { ...returning, intent: { kind: 'delta', add: words, remove: [] }, base: [] }];
  };

  const toRoleGiven = (change: AppliedChange, fate: Fate): readonly GivenBack[] => {
    const { holders } = KINDS[change.kind].undo;
    if (holders === undefined || !takesAway(change)) return [];
    // Others made one of that name which is another one: its former holders never had that.
    if (fate === 'changed') return [holders.leaveOther(change)];
    return [holders.giveBack(change, lostOf.get(toSubjectKey(change)) ?? null, findWords)];
  };

  const fates = applied.map((change) => ({ change, fate: toFate(change) }));
  const count = (fate: Fate): number => fates.filter((one) => one.fate === fate).length;
  const clean = fates.filter(({ fate }) => fate === 'clean').map(({ change }) => change);
  const given = fates.flatMap(({ change, fate }) => toRoleGiven(change, fate));
  return {
    clean: toOnePerSubject(
      clean.flatMap(toStaged),
      given.flatMap(({ staged }) => staged),
    ),
    alreadyBack: count('already'),
    changedSince: fates.filter(({ fate }) => fate === 'changed').map(({ change }) => subjectOf(change)),
    cannot: [
      ...(['member-gone', 'user-gone'] as const)
        .map((code) => ({ code, count: count(code), text: CANNOT_TEXT[code] }))
        .filter((one) => one.count > 0),
      ...toFinal(fates.filter(({ fate }) => fate === 'final').map(({ change }) => change)),
    ],
    givenBack: given.flatMap(({ givenBack }) => givenBack),
    notRestored: [...listNotRestored(clean), ...given.flatMap(({ notRestored }) => notRestored)],
  };
};
