import type { Intent } from '../../model/intent.ts';
import { diffRoles, hasSameRoles, toRoleSet } from '../roles/role-set.ts';
import { applyIntent, toPlainIntent } from './intent.ts';

export type Presence = 'present' | 'absent';

/** One role that was moved away from where the intent wants it, after the intent was made. */
export type RoleConflict = { readonly role: string; readonly mine: Presence; readonly theirs: Presence };

/**
 * What to do for one person, given the live roles. `write`: send `target`, which differs from the live roles by
 * `added` and `removed`; `merged` says that somebody else's edit is kept in it. All lists are role sets.
 */
export type Rebased =
  | { readonly kind: 'already' }
  | {
      readonly kind: 'write';
      readonly target: readonly string[];
      readonly added: readonly string[];
      readonly removed: readonly string[];
      readonly merged: boolean;
    }
  | { readonly kind: 'conflict'; readonly roles: readonly RoleConflict[] };

const toPresence = (isPresent: boolean): Presence => (isPresent ? 'present' : 'absent');

/** The roles an intent speaks about. "Exactly" speaks about every role in sight. */
const mentionedRoles = (
  intent: Intent,
  base: readonly string[],
  theirs: readonly string[],
): readonly string[] =>
  intent.kind === 'delta'
    ? toRoleSet([...intent.add, ...intent.remove])
    : toRoleSet([...intent.roles, ...base, ...theirs]);

/**
 * Carries an intent made against `base` over to the live roles `theirs`. A role the intent does not mention stays
 * as it is live. A mentioned role that is live as wanted is fine; one that nobody moved since `base` is written;
 * one that somebody moved away from the wanted place is a conflict, and one conflict holds back the whole person.
 */
export const rebase = (input: {
  readonly intent: Intent;
  readonly base: readonly string[];
  readonly theirs: readonly string[];
}): Rebased => {
  const intent = toPlainIntent(input.intent);
  const target = applyIntent(intent, input.theirs);
  const wanted = new Set(target);
  const base = new Set(input.base);
  const theirs = new Set(input.theirs);

  const conflicts = mentionedRoles(intent, input.base, input.theirs).filter(
    (role) => wanted.has(role) !== theirs.has(role) && theirs.has(role) !== base.has(role),
  );
  if (conflicts.length > 0) {
    const toConflict = (role: string): RoleConflict => ({
      role,
      mine: toPresence(wanted.has(role)),
      theirs: toPresence(theirs.has(role)),
    });
    return { kind: 'conflict', roles: conflicts.map(toConflict) };
  }

  const { added, removed } = diffRoles(input.theirs, target);
  if (added.length === 0 && removed.length === 0) return { kind: 'already' };
  return { kind: 'write', target, added, removed, merged: !hasSameRoles(input.base, input.theirs) };
};
