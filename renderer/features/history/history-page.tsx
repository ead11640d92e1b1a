import { useEffect, useRef } from 'react';
import { PAGE_ROWS } from '#renderer/client/page-view.ts';
import { useQuery } from '#renderer/client/use-query.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { onPress } from '#renderer/ui/keys.ts';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { useCommands } from '#renderer/window/commands.ts';
import { focusTarget, wantFocus } from '#renderer/window/focus.ts';
import { useWhere } from '#renderer/window/where.ts';
import type { DeploymentId, PlanId } from '#shared/base/brand.ts';
import { isChord } from '#shared/base/press.ts';
import styles from './history.module.css';
import { useHistory } from './history-store.ts';
import { BrokenJournal, JournalLine } from './journal-line.tsx';
import { PlanDetail } from './plan-detail.tsx';
import { PlanList } from './plan-list.tsx';
import { ScoreLine } from './score-line.tsx';
import { FILTERS } from './words.ts';

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
    <div role="toolbar" aria-label="Which applies" className={styles.filters}>
      {FILTERS.map(({ value, label }) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === filter}
          className={styles.filter}
          onClick={() => setFilter(value)}
        >
          {label}
        </button>
      ))}
    </div>
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
