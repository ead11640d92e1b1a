import { useSelectionSummary } from '#renderer/data/use-selection-summary.ts';
import { useFocus } from '#renderer/data/window/focus.ts';
import { formatCount, people } from '#renderer/ui/format.ts';
import type { UserId } from '#shared/base/brand.ts';

/** Whom a staging is about, for the store and in words. */
export type Who = {
  readonly who:
    | { readonly kind: 'selection' }
    | { readonly kind: 'people'; readonly userIds: readonly UserId[] };
  readonly name: string;
  readonly count: number;
};

/** The selection, or the person under the cursor when nobody is selected; null: nobody. */
export const useWho = (): Who | null => {
  const summary = useSelectionSummary();
  const person = useFocus((focus) => focus.person);
  if (summary !== undefined && summary.selected > 0) {
    const hidden = summary.hidden > 0 ? ` (${formatCount(summary.hidden)} hidden)` : '';
    const name = `${people(summary.selected)}${hidden}`;
    return { who: { kind: 'selection' }, name, count: summary.selected };
  }
  if (person === null) return null;
  return { who: { kind: 'people', userIds: [person.userId] }, name: person.username, count: 1 };
};
