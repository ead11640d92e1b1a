import { countOf, formatCount } from '#renderer/ui/format.ts';
import type { Output } from '#shared/contract/index.ts';
import { isOnlyRoles, tellReach } from '#shared/core/plan/reach-text.ts';

export type DraftCounts = Pick<
  Output<'draft.getSummary'>,
  'people' | 'reach' | 'unchanged' | 'conflicts' | 'kinds' | 'added' | 'removed'
>;

const SHOWN_ROLES = 4;

const toRoles = ({ added, removed }: DraftCounts, show: (role: string) => string): string => {
  const parts = [
    ...added.map((one) => ({ ...one, sign: '+' })),
    ...removed.map((one) => ({ ...one, sign: '−' })),
  ].sort((a, b) => b.count - a.count);
  const shown = parts
    .slice(0, SHOWN_ROLES)
    .map((one) => `${one.sign}${show(one.role)} ${formatCount(one.count)}`);
  const more = parts.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
};

const toHeldText = (count: number): string => `${formatCount(count)} held back`;

/**
 * "412 people: +Template Admin 410, −Auditor 2"; with others "14 changes for 9 people: …; 2 leave an organization";
 * things of one kind alone "Expire 3 tokens of 2 people".
 */
export const toSummaryText = (draft: DraftCounts, show: (role: string) => string): string => {
  if (draft.people === 0 && draft.conflicts > 0)
    return `${toHeldText(draft.conflicts)}: the review settles it`;
  if (draft.people === 0) {
    return draft.unchanged === 0
      ? 'No staged changes'
      : `${countOf(draft.unchanged, 'staged change', 'staged changes')}, already as wanted`;
  }
  const count = tellReach(draft.reach, formatCount);
  const { things } = draft.reach;
  const held = draft.conflicts > 0 ? toHeldText(draft.conflicts) : '';
  // Roles alone are told by the lead, and so are things of one kind.
  const words =
    isOnlyRoles(draft.reach) || things !== undefined ? [] : draft.kinds.flatMap((kind) => kind.counted);
  const others = words.map(({ count: n, one, many }) => countOf(n, one, many)).join(', ');
  const parts = [toRoles(draft, show), others, held].filter((part) => part !== '');
  const lead = things === undefined ? count : `${things.verb} ${count}`;
  return parts.length === 0 ? lead : `${lead}: ${parts.join('; ')}`;
};
