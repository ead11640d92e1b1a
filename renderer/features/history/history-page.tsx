import { ShieldCheck } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useClient } from '#renderer/client/client-context.tsx';
import { PAGE_ROWS } from '#renderer/client/page-view.ts';
import { useQuery } from '#renderer/client/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Disclosure } from '#renderer/ui/disclosure.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { countOf, formatCount, formatFull, formatSince } from '#renderer/ui/format.ts';
import { onPress } from '#renderer/ui/keys.ts';
import { Note } from '#renderer/ui/note.tsx';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { Toolbar, ToolbarChoice } from '#renderer/ui/toolbar.tsx';
import { useNow } from '#renderer/window/clock.ts';
import { useCommands } from '#renderer/window/commands.ts';
import { focusTarget, wantFocus } from '#renderer/window/focus.ts';
import { useWhere } from '#renderer/window/where.ts';
import type { DeploymentId, PlanId } from '#shared/base/brand.ts';
import { isChord } from '#shared/base/press.ts';
import styles from './history.module.css';
import { checkJournal, useHistory, useJournalCheck } from './history-store.ts';
import { PlanDetail } from './plan-detail.tsx';
import { PlanList } from './plan-list.tsx';
import { FILTERS, listScores, toScoreText } from './text.ts';

/** How good preflight has been on this deployment, opened per version of its server; nothing before the first apply. */
const ScoreLine = ({ deploymentId }: { readonly deploymentId: DeploymentId }) => {
  const { value } = useQuery('deployment.getScore', { id: deploymentId });
  const [isOpen, setOpen] = useState(false);
  const text = toScoreText(value ?? []);
  if (text === '') return null;
  return (
    <div className={styles.score}>
      <Disclosure label={text} isOpen={isOpen} onToggle={setOpen}>
        <ul>
          {listScores(value ?? []).map((line) => (
            <li key={line}>
              <SafeText>{line}</SafeText>
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  );
};

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
const JournalLine = () => {
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
const BrokenJournal = Broken;

const Chosen = ({ newest }: { readonly newest: PlanId | undefined }) => {
  const planId = useWhere((where) => where.planId);
  // What the person sees is what commands work on: with nothing chosen that is the newest.
  useEffect(() => {
    if (planId === null && newest !== undefined) useWhere.getState().choosePlan(newest);
  }, [planId, newest]);
  return planId === null ? null : <PlanDetail key={planId} planId={planId} />;
};

const Filters = () => {
  const { filter, setFilter } = useHistory();
  return (
    <Toolbar label="Which applies" className={styles.filters}>
      {FILTERS.map(({ value, label }) => (
        <ToolbarChoice
          key={value}
          isChosen={value === filter}
          className={styles.filter}
          onChoose={() => setFilter(value)}
        >
          {label}
        </ToolbarChoice>
      ))}
    </Toolbar>
  );
};

const undo = onPress((press, event) => {
  if (press.letter !== 'U' || isChord(press) || press.isShift) return;
  event.preventDefault();
  useCommands.getState().run('run.undo');
});

const Full = ({ deploymentId }: { readonly deploymentId: DeploymentId }) => {
  const filter = useHistory((history) => history.filter);
  const input = { deploymentId, filter, offset: 0, limit: PAGE_ROWS };
  const { value, failure } = useQuery('history.listPlans', input);
  const page = useRef<HTMLElement>(null);
  // The button or key that led here is elsewhere: without this the letters of the screen would go nowhere.
  useEffect(() => {
    page.current?.focus();
    wantFocus('row');
  }, []);
  return (
    <section
      aria-label="History"
      className={styles.page}
      ref={page}
      tabIndex={-1}
      onKeyDown={undo}
      {...focusTarget('screen')}
    >
      <header className={styles.top}>
        <h1>History of applies</h1>
        <Filters />
        <span className={styles.grow} />
        <JournalLine />
      </header>
      <ScoreLine deploymentId={deploymentId} />
      <BrokenJournal />
      {failure !== null && value === undefined && <ErrorNote failure={failure} />}
      {failure === null && value === undefined && <Skeleton lines={6} label="Loading the history" />}
      {value !== undefined && (
        <div className={styles.columns}>
          <PlanList deploymentId={deploymentId} />
          {value.total > 0 && <Chosen newest={value.rows[0]?.planId} />}
        </div>
      )}
    </section>
  );
};

/** Every apply that was ever started here: choose one on the left, read what it was and what came of it. */
export const HistoryPage = () => {
  const deploymentId = useWhere((where) => where.deploymentId);
  if (deploymentId === null)
    return <EmptyState title="No deployment">Add one to see its history.</EmptyState>;
  return <Full key={deploymentId} deploymentId={deploymentId} />;
};
