import { countOf, formatCount, people } from '#renderer/ui/format.ts';
import type { StageMode } from '#renderer/window/dialogs.ts';

/** For one person, and for several. */
const ALREADY = {
  add: ['already has it', 'already have it'],
  remove: ['does not have it', 'do not have it'],
  exactly: ['already is so', 'already are so'],
} as const;

/** "Staged for 412 people · 380 would change · 32 already have it"; "Nothing was staged · 1 does not have it". */
export const toStagedText = (mode: StageMode, staged: Staged): string => toStagedNote(ALREADY[mode], staged);

type Staged = { readonly people: number; readonly changing: number; readonly waiting: number };

/**
 * The same with other words for those for whom nothing changes, such as "already are suspended", for one and for several.
 * Whom an apply that is not done has yet to come to is told apart: they will not stay as they are.
 */
export const toStagedNote = (
  [one, many]: readonly [string, string],
  { people: all, changing, waiting }: Staged,
): string => {
  const same = all - changing - waiting;
  return [
    ...(changing > 0
      ? [`Staged for ${people(all)}`, `${formatCount(changing)} would change`]
      : ['Nothing was staged']),
    ...(same > 0 ? [countOf(same, one, many)] : []),
    ...(waiting > 0
      ? [
          `${countOf(waiting, 'waits', 'wait')} in an apply that is not done: resume it or cancel its rest, then stage this again`,
        ]
      : []),
  ].join(' · ');
};
