import { fail } from '#shared/base/result.ts';
import { DISK_FULL, IN_USE, type JournalProblem } from '../../db/keep/problem.ts';

/** The answer to an order that could not be written down: one transaction, so nothing of it was kept. */
export const toJournalFailure = (error: unknown) =>
  toJournalReason(error) === 'journal-in-use'
    ? fail(
        'journal-unavailable',
        "Another program is using Rollcall's journal, so nothing was started. Close it, then try again.",
      )
    : fail(
        'journal-unavailable',
        'The journal cannot be written, so nothing was started. Make room on the disk, then try again.',
      );

/** The reason to pause for when the journal could not be written; null: the error is about something else. */
export const toJournalReason = (
  error: unknown,
): 'disk-full' | 'journal-in-use' | 'journal-unavailable' | null => {
  if (!(error instanceof Error && 'code' in error)) return null;
  const code = String(error.code);
  if (code === 'SQLITE_FULL') return 'disk-full';
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return 'journal-in-use';
  return code.startsWith('SQLITE_') ? 'journal-unavailable' : null;
};

/** What is said of a start whose writes failed for a cause that passes; null: the error is about something else. */
export const toPassingProblem = (error: unknown): JournalProblem | null => {
  const reason = toJournalReason(error);
  return reason === 'journal-in-use' ? IN_USE : reason === 'disk-full' ? DISK_FULL : null;
};
