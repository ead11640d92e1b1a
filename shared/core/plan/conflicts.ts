import { KINDS } from '../../kinds/index.ts';
import type { Contested } from '../../kinds/kind.ts';
import type { Intent } from '../../model/intent.ts';
import type { ChangeKind, Subject } from '../../model/subject.ts';
import { hasSameRoles, toRoleSet, withoutRoles } from '../roles/role-set.ts';
import { applyIntent, toPlainIntent } from './intent.ts';
import type { Presence, Rebased, RoleConflict } from './rebase.ts';
import { rebaseChange } from './rebase-change.ts';
import { toSha256 } from './sha256.ts';
import { roleNameOf } from './subject.ts';

/** One staged intent carried over to the copy as it is now. */
export type RebasedIntent = {
  readonly intent: Intent;
  readonly base: readonly string[];
  readonly rebased: Rebased;
};

/**
 * What became of staged work since it was staged. `planned` is the sum of the four after it; `idle` counts beside
 * them those for whom nothing was to be done from the start.
 */
export type RebaseSummary = {
  readonly planned: number;
  /** To be sent just as staged. */
  readonly asStaged: number;
  /** Already done by somebody else. */
  readonly already: number;
  /** To be sent, keeping what somebody else changed meanwhile. */
  readonly merged: number;
  /** Somebody moved it the other way: held back until a person decides. */
  readonly conflicts: number;
  readonly idle: number;
};

/** Counts each staged intent in exactly one of `asStaged`, `already`, `merged`, `conflicts`, `idle`. */
export const summarizeRebase = (rows: Iterable<RebasedIntent>): RebaseSummary => {
  let [asStaged, already, merged, conflicts, idle] = [0, 0, 0, 0, 0];
  for (const { intent, base, rebased } of rows) {
    if (rebased.kind === 'conflict') conflicts += 1;
    else if (rebased.kind === 'write') {
      if (rebased.merged) merged += 1;
      else asStaged += 1;
    } else if (hasSameRoles(applyIntent(intent, base), base)) idle += 1;
    else already += 1;
  }
  return { planned: asStaged + already + merged + conflicts, asStaged, already, merged, conflicts, idle };
};

/** A subject in conflict, with the words that were moved in opposite directions. */
export type ConflictRow = { readonly subject: Subject; readonly words: readonly RoleConflict[] };

/**
 * Conflicts that a person decides alike: the same kind of change in the same organization, the same words, moved the
 * same way by each side. `members` are indexes into the rows, ascending. `id` depends on those facts alone, so that
 * it survives a new review.
 */
export type ConflictKind = {
  readonly id: string;
  readonly subject: Subject;
  readonly words: readonly RoleConflict[];
  readonly members: readonly number[];
};

/** The id of the kind that a conflict belongs to. */
const toConflictKindId = ({ subject, words }: ConflictRow): string => {
  const moves = words.map(({ role, mine, theirs }) => [role, mine, theirs]);
  return toSha256(JSON.stringify([subject.kind, subject.organizationId, roleNameOf(subject), moves]));
};

/** Folds conflicts into kinds: each row is in exactly one, the most frequent first. */
export const toConflictKinds = (rows: readonly ConflictRow[]): readonly ConflictKind[] => {
  const keys = new Map<string, number[]>();
  rows.forEach(({ subject, words }, at) => {
    // The hash only once per kind: a plan may have 100,000 rows.
    const key = JSON.stringify([subject.kind, subject.organizationId, roleNameOf(subject), words]);
    const members = keys.get(key) ?? [];
    keys.set(key, members);
    members.push(at);
  });
  return [...keys.values()]
    .flatMap((members): readonly ConflictKind[] => {
      const [first] = members;
      const row = first === undefined ? undefined : rows[first];
      return row === undefined ? [] : [{ ...row, id: toConflictKindId(row), members }];
    })
    .toSorted((a, b) => b.members.length - a.members.length || (a.id < b.id ? -1 : 1));
};

/**
 * How a conflict is decided, for each word in conflict: `mine`, as my intent wants it; `theirs`, as it is live, and
 * the rest of my intent still goes; `both`, there if either side has it.
 */
export const TAKES = ['mine', 'theirs', 'both'] as const;
export type Take = (typeof TAKES)[number];

const presenceOf: Readonly<Record<Take, (conflict: RoleConflict) => Presence>> = {
  mine: ({ mine }) => mine,
  theirs: ({ theirs }) => theirs,
  both: () => 'present',
};

/** The intent with the words in conflict as decided. A word left as it is live is no longer spoken about. */
const decide = (intent: Intent, conflicts: readonly RoleConflict[], take: Take): Intent => {
  const names = conflicts.map(({ role }) => role);
  const wanted = (presence: Presence): readonly string[] =>
    conflicts.filter((conflict) => presenceOf[take](conflict) === presence).map(({ role }) => role);
  if (intent.kind === 'exactly')
    return {
      kind: 'exactly',
      roles: toRoleSet([...withoutRoles(intent.roles, names), ...wanted('present')]),
    };
  const asLive = conflicts
    .filter((conflict) => presenceOf[take](conflict) === conflict.theirs)
    .map(({ role }) => role);
  const to = (side: readonly string[], presence: Presence): readonly string[] =>
    withoutRoles([...withoutRoles(side, names), ...wanted(presence)], asLive);
  return { kind: 'delta', add: to(intent.add, 'present'), remove: to(intent.remove, 'absent') };
};

/**
 * The intent that says what was decided, to be staged with `theirs` as its base; null: nothing is left to do. It
 * never conflicts with `theirs`, and a word that neither side named stays as it is live. Not in conflict: the intent
 * as it is.
 */
export const resolveConflict = (kind: ChangeKind, input: Contested, take: Take): Intent | null => {
  const rebased = rebaseChange(kind, input);
  if (rebased.kind !== 'conflict') return input.intent;
  const { theirs } = input;
  const decided = decide(toPlainIntent(input.intent), rebased.roles, take);
  const target = applyIntent(decided, theirs);
  const whole = KINDS[kind].settle(target, input, take);
  const intent: Intent = hasSameRoles(whole, target) ? decided : { kind: 'exactly', roles: toRoleSet(whole) };
  return hasSameRoles(applyIntent(intent, theirs), theirs) ? null : intent;
};
