import { useState } from 'react';
import { formatCount, people } from '#renderer/ui/format.ts';
import type { Person } from '#renderer/window/focus.ts';
import { useSelectionSummary } from '#renderer/window/use-selection-summary.ts';
import type { UserId } from '#shared/base/brand.ts';
import { usePointed } from '../people/index.ts';

/** Whom a staging is about, for the store and in words. */
export type Who = {
  readonly who:
    | { readonly kind: 'selection' }
    | { readonly kind: 'people'; readonly userIds: readonly UserId[] };
  readonly name: string;
  readonly count: number;
};

/**
 * The selection, or the person under the cursor when nobody is selected; null: nobody. A dialog stays about those with
 * whom it was opened, whatever becomes of the list below it.
 */
export const useWho = (): Who | null => {
  const summary = useSelectionSummary();
  const pointed = usePointed()?.person ?? null;
  const [first, setFirst] = useState<Person | 'selection' | null>(null);
  if (summary === undefined) return null;
  const about = first ?? (summary.selected > 0 ? 'selection' : pointed);
  if (first !== about) setFirst(about);
  if (about === null) return null;
  if (about !== 'selection') {
    return { who: { kind: 'people', userIds: [about.userId] }, name: about.username, count: 1 };
  }
  const hidden = summary.hidden > 0 ? ` (${formatCount(summary.hidden)} hidden)` : '';
  const name = `${people(summary.selected)}${hidden}`;
  return { who: { kind: 'selection' }, name, count: summary.selected };
};
