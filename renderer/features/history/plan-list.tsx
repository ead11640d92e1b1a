import { PagedList } from '#renderer/data/paged-list.tsx';
import { focusTarget } from '#renderer/data/window/focus.ts';
import { useWhere } from '#renderer/data/window/where.ts';
import { cx } from '#renderer/ui/cx.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { formatFull } from '#renderer/ui/format.ts';
import { onPress } from '#renderer/ui/keys.ts';
import { Tag } from '#renderer/ui/tag.tsx';
import type { DeploymentId } from '#shared/base/brand.ts';
import { toStandingWord } from '#shared/core/plan-standing.ts';
import styles from './history.module.css';
import { useHistory } from './history-store.ts';
import { NOTHING, type PastPlan, toCounts, toName } from './words.ts';

const Line = ({ plan, isChosen }: { readonly plan: PastPlan; readonly isChosen: boolean }) => {
  const state = toStandingWord(plan);
  return (
    <button
      type="button"
      data-plan={plan.planId}
      aria-current={isChosen ? 'true' : undefined}
      {...(isChosen ? focusTarget('row') : {})}
      className={cx(styles.plan, isChosen && styles.chosen)}
      onFocus={() => useWhere.getState().choosePlan(plan.planId)}
      onClick={() => useWhere.getState().choosePlan(plan.planId)}
      onDoubleClick={() => useWhere.getState().openPlan(plan.planId)}
    >
      <strong>{toName(plan)}</strong>
      <Tag tone={state.tone}>
        {state.sign} {state.word}
      </Tag>
      <span className={styles.counts}>
        {toCounts(plan)}
        {plan.undoneBy !== null && ' · taken back'}
      </span>
      <time dateTime={plan.createdAt} className={styles.soft}>
        {formatFull(plan.createdAt)}
      </time>
    </button>
  );
};

/** Arrows walk the lines, Enter opens the apply. */
const press = onPress<HTMLElement>(({ key }, event) => {
  const lines = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button[data-plan]')];
  const at = lines.findIndex((line) => line.matches(':focus'));
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
  const { planId, openPlan } = useWhere.getState();
  if (step !== 0) lines[Math.min(lines.length - 1, Math.max(0, at + step))]?.focus();
  else if (key === 'Enter' && at >= 0 && planId !== null) openPlan(planId);
  else return;
  event.preventDefault();
});

/** The plans of a deployment that the filter lets through, newest first. */
export const PlanList = ({ deploymentId }: { readonly deploymentId: DeploymentId }) => {
  const filter = useHistory((history) => history.filter);
  const planId = useWhere((where) => where.planId);
  return (
    <section aria-label="List of applies" className={styles.list} onKeyDown={press}>
      <PagedList
        name="history.listPlans"
        base={{ deploymentId, filter }}
        label="Applies"
        rowHeight={50}
        keyOf={(plan) => plan.planId}
        empty={
          <EmptyState title={NOTHING[filter]}>
            {filter === 'all'
              ? 'Each apply is recorded here with what happened to whom, and can be taken back.'
              : 'Other applies are under All.'}
          </EmptyState>
        }
      >
        {(plan) => <Line plan={plan} isChosen={plan.planId === planId} />}
      </PagedList>
    </section>
  );
};
