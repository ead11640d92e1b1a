import { KINDS } from '../../kinds/index.ts';
import type { Intent } from '../../model/intent.ts';
import type { ChangeKind } from '../../model/subject.ts';
import { type Rebased, rebase } from './rebase.ts';

/**
 * `rebase` for a change of any kind. The words of most kinds are free of each other; where they are not, what would tear
 * them apart is a conflict too.
 */
export const rebaseChange = (
  kind: ChangeKind,
  input: { readonly intent: Intent; readonly base: readonly string[]; readonly theirs: readonly string[] },
): Rebased => {
  const rebased = rebase(input);
  if (rebased.kind !== 'write') return rebased;
  const roles = KINDS[kind].findBroken(rebased.target, rebased.added);
  return roles.length === 0 ? rebased : { kind: 'conflict', roles };
};
