import type { Subject } from '../../../model/subject.ts';
import type { RoleConflict } from '../rebase.ts';
import { toSha256 } from '../sha256.ts';

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
  return toSha256(JSON.stringify([subject.kind, subject.organizationId, subject.roleName, moves]));
};

/** Folds conflicts into kinds: each row is in exactly one, the most frequent first. */
export const toConflictKinds = (rows: readonly ConflictRow[]): readonly ConflictKind[] => {
  const keys = new Map<string, number[]>();
  rows.forEach(({ subject, words }, at) => {
    // The hash only once per kind: a plan may have 100,000 rows.
    const key = JSON.stringify([subject.kind, subject.organizationId, subject.roleName, words]);
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
