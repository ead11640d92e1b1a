import { isChord, type Press } from '#shared/base/press.ts';
import type { CommandId } from '#shared/contract/commands.ts';

const LETTERS: Readonly<Record<string, CommandId>> = {
  P: 'run.pause',
  R: 'run.resume',
  C: 'run.continue',
  U: 'run.undo',
  S: 'run.restage',
};

/** The command of a letter that is pressed while the run screen has the focus; null: none. */
export const toRunCommand = (press: Press): CommandId | null =>
  press.letter === null || isChord(press) || press.isShift ? null : (LETTERS[press.letter] ?? null);
