import { formatCount, people } from '#renderer/ui/format.ts';

type Count = { readonly role: string; readonly count: number };

export type DraftCounts = {
  readonly people: number;
  readonly unchanged: number;
  readonly added: readonly Count[];
  readonly removed: readonly Count[];
};

const SHOWN_ROLES = 4;

/** "412 people: +Template Admin 410, −Auditor 2"; the four largest, then how many more. */
export const toSummaryText = (draft: DraftCounts, show: (role: string) => string): string => {
  if (draft.people === 0) {
    return draft.unchanged === 0
      ? 'No staged changes'
      : `Staged for ${people(draft.unchanged)}, who already are as wanted`;
  }
  const parts = [
    ...draft.added.map((one) => ({ ...one, sign: '+' })),
    ...draft.removed.map((one) => ({ ...one, sign: '−' })),
  ].sort((a, b) => b.count - a.count);
  const shown = parts
    .slice(0, SHOWN_ROLES)
    .map((one) => `${one.sign}${show(one.role)} ${formatCount(one.count)}`);
  const more = parts.length - shown.length;
  return `${people(draft.people)}: ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
};
