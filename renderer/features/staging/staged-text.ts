import type { StageMode } from '#renderer/data/window/dialogs.ts';
import { countOf, formatCount, people } from '#renderer/ui/format.ts';

/** For one person, and for several. */
const ALREADY = {
  add: ['already has it', 'already have it'],
  remove: ['does not have it', 'do not have it'],
  exactly: ['already is so', 'already are so'],
} as const;

/** "Staged for 412 people · 380 would change · 32 already have it". */
export const toStagedText = (mode: StageMode, staged: Staged): string => toStagedNote(ALREADY[mode], staged);

type Staged = { readonly people: number; readonly changing: number };

/** The same with other words for those for whom nothing changes, such as "already are suspended", for one and for several. */
export const toStagedNote = (
  [one, many]: readonly [string, string],
  { people: all, changing }: Staged,
): string => {
  const same = all - changing;
  const parts = [`Staged for ${people(all)}`, `${formatCount(changing)} would change`];
  return [...parts, ...(same > 0 ? [countOf(same, one, many)] : [])].join(' · ');
};
