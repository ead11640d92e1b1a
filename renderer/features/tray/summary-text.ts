import { countOf, formatCount, people } from '#renderer/ui/format.ts';
import type { Output } from '#shared/contract/index.ts';

export type DraftCounts = Pick<
  Output<'draft.getSummary'>,
  'people' | 'unchanged' | 'conflicts' | 'kinds' | 'added' | 'removed'
>;
type KindCount = DraftCounts['kinds'][number];

const SHOWN_ROLES = 4;

const OF_ROLES: readonly KindCount['kind'][] = ['member-roles', 'site-roles'];

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

const either = (count: number, words: string): readonly string[] => (count > 0 ? [words] : []);

/** One kind in words; nothing for roles of people, which are named one by one. */
const toWords = ({ kind, changes, takes }: KindCount): readonly string[] => {
  const gives = changes - takes;
  switch (kind) {
    case 'member-roles':
    case 'site-roles':
      return [];
    case 'membership':
      return [
        ...either(gives, countOf(gives, 'joins an organization', 'join an organization')),
        ...either(takes, countOf(takes, 'leaves an organization', 'leave an organization')),
      ];
    case 'user-status':
      return [
        ...either(takes, `${formatCount(takes)} suspended`),
        ...either(gives, `${formatCount(gives)} activated`),
      ];
    case 'custom-role':
      return [
        ...either(gives, countOf(gives, 'custom role written', 'custom roles written')),
        ...either(takes, countOf(takes, 'custom role deleted', 'custom roles deleted')),
      ];
  }
};

const toHeldText = (count: number): string => `${formatCount(count)} held back`;

/** "412 people: +Template Admin 410, −Auditor 2"; with other kinds "14 changes: …; 2 leave an organization". */
export const toSummaryText = (draft: DraftCounts, show: (role: string) => string): string => {
  if (draft.people === 0 && draft.conflicts > 0)
    return `${toHeldText(draft.conflicts)}: the review settles it`;
  if (draft.people === 0) {
    return draft.unchanged === 0
      ? 'No staged changes'
      : `Staged for ${people(draft.unchanged)}, who already are as wanted`;
  }
  const isAboutRoles = draft.kinds.every(({ kind }) => OF_ROLES.includes(kind));
  const count = isAboutRoles ? people(draft.people) : countOf(draft.people, 'change', 'changes');
  const held = draft.conflicts > 0 ? toHeldText(draft.conflicts) : '';
  const parts = [toRoles(draft, show), draft.kinds.flatMap(toWords).join(', '), held].filter(
    (part) => part !== '',
  );
  return `${count}: ${parts.join('; ')}`;
};
