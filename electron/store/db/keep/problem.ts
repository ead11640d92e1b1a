import type { OpenFailure } from '../open.ts';

/** Why the journal is not the one that was written last. Kept in the journal until a person has confirmed it. */
const LOSSES = ['damaged', 'missing', 'behind', 'copied'] as const;
/** One of them. */
export type Loss = (typeof LOSSES)[number];

/** What keeps applying off. Only what a person can judge can be confirmed; a disk has to be put right. */
export type JournalProblem = {
  readonly message: string;
  readonly canConfirm: boolean;
  /** True: it may be over at any moment, and trying again is all it takes. */
  readonly canRetry: boolean;
};

const AFTER =
  'Applying is off until you have compared the history with the server and confirmed it. Changes that were open then are read again before anything is sent.';

const AFTER_EMPTY =
  'Applying is off until you have confirmed that you read this. What an earlier apply left open is not known here: look at the server.';

const WORDS: Readonly<Record<Loss, string>> = {
  damaged: 'The journal was damaged. Rollcall set the file aside and went back to its last good copy.',
  missing: 'The journal was gone. Rollcall went back to its last good copy.',
  behind:
    'The journal is older than what was written last: an older copy was put back, or the disk lost something.',
  copied: 'This profile was copied while Rollcall was at work on it, or put back from a backup.',
};

const EMPTY: Readonly<Partial<Record<Loss, string>>> = {
  damaged:
    'The journal was damaged, and there was no good copy. Rollcall set the file aside and began a new one: deployments, history and staged changes are gone from here.',
  missing:
    'The journal is gone, and there is no copy of it. Rollcall began a new one: deployments, history and staged changes are gone from here.',
};

/** A loss as it is kept: with `empty` where nothing could be put back. */
export const toCode = (loss: Loss, isEmpty: boolean): string => (isEmpty ? `${loss} empty` : loss);

/** The words for what was kept; null when nothing was. */
export const toProblem = (code: string | null): JournalProblem | null => {
  if (code === null) return null;
  const loss = LOSSES.find((one) => code.startsWith(one)) ?? 'damaged';
  const empty = code.endsWith(' empty') ? EMPTY[loss] : undefined;
  const message = empty === undefined ? `${WORDS[loss]} ${AFTER}` : `${empty} ${AFTER_EMPTY}`;
  return { message, canConfirm: true, canRetry: false };
};

/** What is said while another program keeps the journal from being written. */
export const IN_USE: JournalProblem = {
  canConfirm: false,
  canRetry: true,
  message:
    "Another program is using Rollcall's journal (journal.db in the folder store of the profile), so nothing can be written. You can look at everything, but what you do now is not kept, and applying is off. Close that program, then try again.",
};

/** What is said while a full disk keeps the journal from being written. */
export const DISK_FULL: JournalProblem = {
  canConfirm: false,
  canRetry: true,
  message:
    "The disk is full, so nothing can be written into Rollcall's journal. You can look at everything, but what you do now is not kept, and applying is off. Make room on the disk, then try again.",
};

const toUnwritable = (code: OpenFailure, message: string): JournalProblem => ({
  canConfirm: false,
  canRetry: false,
  message:
    code === 'from-the-future'
      ? 'The journal was written by a newer version of Rollcall. It is left alone: you can look at the history and save it, but what you do now is not kept, and applying is off. Update Rollcall to go on.'
      : `The journal cannot be written. ${message} You can look at everything, but what you do now is not kept, and applying is off. Put that right, then start Rollcall again.`,
});

/** What is said of a journal that can only be looked at. */
export const toLookOnly = (code: OpenFailure, message: string): JournalProblem =>
  code === 'in-use' ? IN_USE : toUnwritable(code, message);
