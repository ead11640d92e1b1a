import { useEffect, useRef, useState } from 'react';
import { PagedList } from '#renderer/client/paged-list.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { formatFull } from '#renderer/ui/format.ts';
import { onPress } from '#renderer/ui/keys.ts';
import { Tag } from '#renderer/ui/tag.tsx';
import { focusTarget } from '#renderer/window/focus.ts';
import { useWhere } from '#renderer/window/where.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import { toStandingWord } from '#shared/core/plan/standing.ts';
import styles from './history.module.css';
import { useHistory } from './history-store.ts';
import { NOTHING, type PastPlanRow, toCounts, toName } from './text.ts';

type LineProps = { readonly plan: PastPlanRow; readonly index: number; readonly isChosen: boolean };

const Line = ({ plan, index, isChosen }: LineProps) => {
  const line = useRef<HTMLButtonElement>(null);
  const isWanted = useHistory(({ wanted }) => wanted === index);
  useEffect(() => {
    if (isWanted) line.current?.focus({ preventScroll: true });
  }, [isWanted]);
  const state = toStandingWord(plan);
  return (
    <button
      ref={line}
      type="button"
      data-plan={plan.planId}
      aria-current={isChosen ? 'true' : undefined}
      {...(isChosen ? focusTarget('row') : {})}
      className={cx(styles.plan, isChosen && styles.chosen)}
      onFocus={() => {
        useWhere.getState().choosePlan(plan.planId);
        useHistory.setState({ last: { index, planId: plan.planId }, wanted: null });
      }}
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

/** How far a key goes among so many lines, of which so many are in sight at once; null: it is no such key. */
const toStep = (key: string, page: number, total: number): number | null => {
  switch (key) {
    case 'ArrowDown':
      return 1;
    case 'ArrowUp':
      return -1;
    case 'PageDown':
      return page;
    case 'PageUp':
      return -page;
    case 'Home':
      return -total;
    case 'End':
      return total;
    default:
      return null;
  }
};

const LINE_HEIGHT = 50;

/** Arrows, Home, End and the page keys walk the lines, Enter opens the apply. */
const press = onPress<HTMLElement>(({ key }, event) => {
  const at = event.currentTarget.querySelector('li:has(button[data-plan]:focus)');
  const { planId, openPlan } = useWhere.getState();
  if (key === 'Enter' && at !== null && planId !== null) {
    event.preventDefault();
    openPlan(planId);
    return;
  }
  const total = Number(event.currentTarget.querySelector('li')?.getAttribute('aria-setsize') ?? 0);
  const page = Math.max(1, Math.floor(event.currentTarget.clientHeight / LINE_HEIGHT) - 1);
  const step = toStep(key, page, total);
  if (step === null || total === 0) return;
  event.preventDefault();
  const from = at === null ? -1 : Number(at.getAttribute('aria-posinset')) - 1;
  useHistory.setState({ wanted: Math.min(total - 1, Math.max(0, from + step)) });
});

/** Where the list begins: at the line that had the keyboard, where that is the apply that is chosen still. */
const toFirst = (): number | null => {
  const { last } = useHistory.getState();
  return last !== null && last.planId === useWhere.getState().planId ? last.index : null;
};

/** The plans of a deployment that the filter lets through, newest first. */
export const PlanList = ({ deploymentId }: { readonly deploymentId: DeploymentId }) => {
  const filter = useHistory((history) => history.filter);
  const planId = useWhere((where) => where.planId);
  const wanted = useHistory((history) => history.wanted);
  const [first] = useState(toFirst);
  // Lines are others when one comes back.
  useEffect(() => () => useHistory.setState({ wanted: null }), []);
  return (
    <section aria-label="List of applies" className={styles.list} onKeyDown={press}>
      <PagedList
        name="history.listPlans"
        base={{ deploymentId, filter }}
        label="Applies"
        rowHeight={LINE_HEIGHT}
        inSight={wanted ?? first}
        keyOf={(plan) => plan.planId}
        empty={
          <EmptyState title={NOTHING[filter]}>
            {filter === 'all'
              ? 'Each apply is recorded here with what happened to whom, and can be taken back.'
              : 'Other applies are under All.'}
          </EmptyState>
        }
      >
        {(plan, index) => <Line plan={plan} index={index} isChosen={plan.planId === planId} />}
      </PagedList>
    </section>
  );
};
