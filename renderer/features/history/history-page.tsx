import { useQuery } from '#renderer/data/use-query.ts';
import { useWhere } from '#renderer/data/window/where.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatCount, formatFull, people } from '#renderer/ui/format.ts';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import type { Output } from '#shared/contract/index.ts';
import styles from './history.module.css';

type Plan = Output<'apply.listPlans'>[number];

const STATES = {
  approved: { word: 'about to start', tone: 'plain' },
  running: { word: 'running', tone: 'plain' },
  paused: { word: '! paused', tone: 'warn' },
  verifying: { word: 'verifying', tone: 'plain' },
  closed: { word: '✓ done', tone: 'good' },
  'needs-review': { word: '! needs you', tone: 'warn' },
} as const;

const TROUBLE = [
  ['refused', 'refused'],
  ['conflict', 'in conflict'],
  ['unknown', 'unknown'],
  ['cancelled', 'cancelled'],
] as const;

const Line = ({ plan }: { readonly plan: Plan }) => {
  const { counts } = plan;
  const trouble = TROUBLE.filter(([of]) => counts[of] > 0).map(
    ([of, word]) => `${formatCount(counts[of])} ${word}`,
  );
  const state = STATES[plan.state];
  return (
    <li>
      <button type="button" className={styles.plan} onClick={() => useWhere.getState().openPlan(plan.planId)}>
        <Tag tone={state.tone}>{state.word}</Tag>
        <strong>
          {plan.undoes === null ? 'Changes of' : 'Undo for'} {people(plan.people)}
        </strong>
        <span className={styles.soft}>
          {formatCount(counts.applied)} applied
          {trouble.map((words) => `, ${words}`)}
        </span>
        <time dateTime={plan.createdAt} className={styles.soft}>
          {formatFull(plan.createdAt)}
        </time>
      </button>
    </li>
  );
};

/** Every apply that was ever started here, newest first. */
export const HistoryPage = () => {
  const deploymentId = useWhere((where) => where.deploymentId);
  const { value: plans, failure } = useQuery(
    'apply.listPlans',
    deploymentId === null ? null : { deploymentId },
  );
  if (failure !== null && plans === undefined) return <ErrorNote failure={failure} />;
  if (plans === undefined) return <Skeleton lines={6} label="Loading the history" />;
  return (
    <section aria-label="History" className={styles.page}>
      <h1 className={styles.title}>History of applies</h1>
      {plans.length === 0 ? (
        <EmptyState title="Nothing was applied yet">
          Each apply is recorded here with what happened to whom, and can be taken back.
        </EmptyState>
      ) : (
        <ul>
          {plans.map((plan) => (
            <Line key={plan.planId} plan={plan} />
          ))}
        </ul>
      )}
    </section>
  );
};
