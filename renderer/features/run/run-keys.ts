import type { CommandId } from '#shared/contract/commands.ts';

type Press = {
  readonly key: string;
  /** Any of Control, Command, Alt, Shift. */
  readonly isModified: boolean;
};

const LETTERS: Readonly<Record<string, CommandId>> = {
  p: 'run.pause',
  r: 'run.resume',
  c: 'run.continue',
  u: 'run.undo',
  s: 'run.restage',
};

/** The command of a letter that is pressed while the run screen has the focus; null: none. */
export const toRunCommand = ({ key, isModified }: Press): CommandId | null =>
  isModified ? null : (LETTERS[key.toLowerCase()] ?? null);
