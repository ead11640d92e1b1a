import type { Applying, ApplyingFact } from '#shared/contract/applying.ts';
import { diffRoles } from '#shared/core/roles/role-set.ts';
import { SUSPENDED } from '#shared/model/subject.ts';
import { OUTCOME_MARKS } from '../run/index.ts';

const WHY = {
  waiting: 'Waits in an apply that has not ended.',
  applied: 'Applied after this copy was read. The list shows what was applied.',
  already: 'Was so already when the apply came to it.',
  refused: 'The server refused it. The apply says why.',
  failed: 'Tried in vain, or not to be looked at, so it was not done. The apply says why.',
  conflict: 'Somebody else changed the same. The apply says what they did.',
  skipped: 'Skipped by the apply, which says why.',
  unknown: 'Sent, and no answer came: whether it was done is not known yet.',
  cancelled: 'Cancelled before it was sent.',
  different: 'The read after the apply found something else than was applied.',
} as const satisfies Record<ApplyingFact['outcome'], string>;

/** How an apply stands with what a cell shows: sign, word and reason of each outcome that occurs. Empty: no apply does. */
export const tellApplying = (facts: readonly (ApplyingFact | null | undefined)[]) =>
  [...new Set(facts.flatMap((fact) => fact?.outcome ?? []))].map((outcome) => ({
    ...OUTCOME_MARKS[outcome],
    title: WHY[outcome],
  }));

type Delta = { readonly added: readonly string[]; readonly removed: readonly string[] };

/** What waits in an apply on top of `words`, and what is staged beside it. */
export const withWaiting = (
  words: readonly string[],
  fact: ApplyingFact | null | undefined,
  staged: Delta,
): Delta => {
  if (fact == null || fact.planned === null) return staged;
  const waiting = diffRoles(words, fact.planned);
  return {
    added: [...new Set([...waiting.added, ...staged.added])],
    removed: [...new Set([...waiting.removed, ...staged.removed])],
  };
};

/** What somebody's status will be once the apply has come to it; null: it stays. */
export const toWaitingStatus = (
  status: string | null,
  applying: Applying | null,
): 'suspended' | 'active' | null => {
  const planned = applying?.status?.planned ?? null;
  if (planned === null || planned.includes(SUSPENDED) === (status === SUSPENDED)) return null;
  return planned.includes(SUSPENDED) ? 'suspended' : 'active';
};

/** Memberships that wait to end, or to begin. */
export const listWaiting = (applying: Applying | null, way: 'joins' | 'leaves') =>
  (applying?.memberships ?? []).filter(
    ({ fact }) => fact.planned !== null && (way === 'joins') === fact.planned.length > 0,
  );

/** Has an apply ended the membership that this row is about? */
export const hasLeft = (applying: Applying | null): boolean =>
  (applying?.memberships ?? []).some(({ fact }) => fact.after?.length === 0);
