import { useState } from 'react';
import { useQuery } from '#renderer/data/use-query.ts';
import { useWhere } from '#renderer/data/window/where.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { After } from './after.tsx';
import { OutcomeRows } from './outcome-rows.tsx';
import { OutcomeTabs } from './outcome-tabs.tsx';
import styles from './run.module.css';
import { RunHead } from './run-head.tsx';
import { isEnded, type Outcome } from './words.ts';

/** One apply: how far it is while it runs, and what came of it afterwards. */
export const RunPage = () => {
  const planId = useWhere((where) => where.planId);
  const { value: status, failure } = useQuery('apply.getStatus', planId === null ? null : { planId });
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  if (planId === null) return <EmptyState title="No apply chosen">Choose one in the history.</EmptyState>;
  if (status === undefined) {
    return failure === null ? (
      <Skeleton lines={8} label="Loading the apply" />
    ) : (
      <ErrorNote failure={failure} />
    );
  }
  return (
    <section aria-label="Apply" className={styles.page}>
      <RunHead status={status} />
      {isEnded(status) && <After status={status} />}
      <OutcomeTabs status={status} chosen={outcome} onChoose={setOutcome} />
      <OutcomeRows planId={planId} outcome={outcome} />
    </section>
  );
};
