import type { Intent } from '../model/intent.ts';
import { type ChangeKind, EXISTS } from '../model/subject.ts';
import { type Rebased, type RoleConflict, rebase } from './rebase.ts';
import { toDisplayName } from './role-words.ts';

const there = (role: string): RoleConflict => ({ role, mine: 'absent', theirs: 'present' });

/**
 * Why a set of words can be no custom role, as conflicts: permissions without a role (somebody deleted it, or edited
 * what is to be deleted), or two display names (both sides renamed it). Empty: it can be one.
 */
const findBroken = (target: readonly string[], added: readonly string[]): readonly RoleConflict[] => {
  if (target.length > 0 && !target.includes(EXISTS))
    return added.length > 0 ? [{ role: EXISTS, mine: 'present', theirs: 'absent' }] : target.map(there);
  const names = target.filter((word) => toDisplayName(word) !== null);
  if (names.length < 2) return [];
  const older = names.filter((word) => !added.includes(word));
  // An intent that gives two names at once contradicts itself.
  return older.length > 0
    ? older.map(there)
    : names.map((role) => ({ role, mine: 'present', theirs: 'absent' }));
};

/**
 * `rebase` for a change of any kind. The words of most kinds are free of each other; those of a custom role are not,
 * so what would leave half a role behind is a conflict too.
 */
export const rebaseChange = (
  kind: ChangeKind,
  input: { readonly intent: Intent; readonly base: readonly string[]; readonly theirs: readonly string[] },
): Rebased => {
  const rebased = rebase(input);
  if (kind !== 'custom-role' || rebased.kind !== 'write') return rebased;
  const roles = findBroken(rebased.target, rebased.added);
  return roles.length === 0 ? rebased : { kind: 'conflict', roles };
};
