import { ShieldCheck } from 'lucide-react';
import { useClient } from '#renderer/client/client-context.tsx';
import { useQuery } from '#renderer/client/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { countOf, formatCount, formatFull, formatSince } from '#renderer/ui/format.ts';
import { Note } from '#renderer/ui/note.tsx';
import { checkJournal, useJournalCheck } from '#renderer/window/journal-check.ts';
import { useNow } from '#renderer/window/use-now.ts';
import { useWhere } from '#renderer/window/where.ts';
import styles from './history.module.css';

const Broken = () => {
  const found = useJournalCheck((check) => check.found);
  if (found === null || found.firstBroken === null) return null;
  const { planId, at, seq } = found.firstBroken;
  return (
    <Note
      tone="warn"
      action={
        planId !== null && (
          <Button onClick={() => useWhere.getState().choosePlan(planId)}>Show its apply</Button>
        )
      }
    >
      <p role="alert">{found.message}</p>
      <p className={styles.soft}>
        First broken: event {formatCount(seq)}
        {at !== null && `, written ${formatFull(at)}`}. Events before it are as they were written. Keep a copy
        of the profile folder before anything else, and ask who can write to this computer.
      </p>
    </Note>
  );
};

const Found = () => {
  const { isRunning, found } = useJournalCheck();
  const nowMs = useNow();
  const { value: journal } = useQuery('history.getJournal', {});
  const backup = journal?.lastBackupAt ?? null;
  if (isRunning) return <span className={styles.soft}>Reading every event…</span>;
  if (found?.state === 'unbroken')
    return (
      <span className={styles.good}>
        ✓ Journal verified: {countOf(found.events, 'event', 'events')}, unbroken
      </span>
    );
  if (backup !== null)
    return <span className={styles.soft}>Journal last copied {formatSince(backup, nowMs)}</span>;
  return null;
};

/** The journal as evidence: a check of its chain on demand, and what the last one found. */
export const JournalLine = () => {
  const client = useClient();
  const { isRunning, failure } = useJournalCheck();
  return (
    <>
      <div className={styles.journal} aria-live="polite">
        <Found />
        <Button icon={<ShieldCheck />} disabled={isRunning} onClick={() => void checkJournal(client)}>
          Verify journal
        </Button>
      </div>
      {failure !== null && <ErrorNote failure={failure} />}
    </>
  );
};

/** The bad news of the last check, above everything else of the screen. */
export const BrokenJournal = Broken;
