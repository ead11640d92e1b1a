import { KINDS } from '../../../kinds/index.ts';
import type { Contested } from '../../../kinds/kind.ts';
import type { Intent } from '../../../model/intent.ts';
import type { ChangeKind } from '../../../model/subject.ts';
import { hasSameRoles, toRoleSet, withoutRoles } from '../../roles/role-set.ts';
import { applyIntent, toPlainIntent } from '../intent.ts';
import type { Presence, RoleConflict } from '../rebase.ts';
import { rebaseChange } from '../rebase-change.ts';

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
