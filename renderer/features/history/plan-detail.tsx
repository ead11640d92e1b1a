import { ArrowRight, Undo2 } from 'lucide-react';
import { useQuery } from '#renderer/client/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatCount, formatFull } from '#renderer/ui/format.ts';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import { useBinding } from '#renderer/window/commands.ts';
import { useRunOrders } from '#renderer/window/run-orders.ts';
import { useWhere } from '#renderer/window/where.ts';
import type { PlanId } from '#shared/base/brand.ts';
import { toStandingWord } from '#shared/core/plan/standing.ts';
import { toShown } from '#shared/core/text/display-text.ts';
import { EventList } from './event-list.tsx';
import styles from './history.module.css';
import { Planned } from './planned.tsx';
import { listReasons, type PlanOf, toCounts, toName, toNoUndo } from './words.ts';

const LinkTo = ({ planId, children }: { readonly planId: PlanId; readonly children: string }) => {
  const { value } = useQuery('apply.getStatus', { planId });
  return (
    <Button look="quiet" icon={<ArrowRight />} onClick={() => useWhere.getState().choosePlan(planId)}>
      {children} {value !== undefined && formatFull(value.createdAt)}
    </Button>
  );
};

const Links = ({ plan }: { readonly plan: PlanOf }) => {
  const undoneBy = useQuery('history.getUndoing', { planId: plan.planId }).value?.undoneBy ?? null;
  if (plan.undoes === null && undoneBy === null) return null;
  return (
    <p className={styles.line}>
      {plan.undoes !== null && <LinkTo planId={plan.undoes}>Takes back the apply of</LinkTo>}
      {undoneBy !== null && <LinkTo planId={undoneBy}>Taken back by the apply of</LinkTo>}
    </p>
  );
};

const Head = ({ plan }: { readonly plan: PlanOf }) => {
  const { isBusy, failure, planId } = useRunOrders();
  const undo = useBinding('run.undo');
  const state = toStandingWord(plan);
  return (
    <header className={styles.head}>
      <div className={styles.line}>
        <h2>{toName(plan)}</h2>
        <Tag tone={state.tone}>
          {state.sign} {state.word}
        </Tag>
        <span className={styles.grow} />
        <Button onClick={() => useWhere.getState().openPlan(plan.planId)} title="Key: Enter">
          Open
        </Button>
        <Button
          icon={<Undo2 />}
          disabled={isBusy || !undo.isEnabled}
          onClick={undo.run}
          title={undo.isEnabled ? `Key: ${undo.keyText ?? ''}` : toNoUndo(plan)}
        >
          Undo…
        </Button>
      </div>
      <p className={styles.soft}>
        {toCounts(plan)}
        {plan.reason !== null && `. ${plan.reason}`}
      </p>
      {failure !== null && planId === plan.planId && <ErrorNote failure={failure} />}
      <Links plan={plan} />
    </header>
  );
};

const Facts = ({ plan }: { readonly plan: PlanOf }) => {
  const { value: approved } = useQuery('history.getPlan', { planId: plan.planId });
  if (approved === undefined) return <Skeleton lines={3} label="Loading what was planned" />;
  const who = approved.approvedBy.username || approved.approvedBy.userId;
  const { verified } = plan;
  return (
    <>
      <dl className={styles.facts}>
        <dt>Approved</dt>
        <dd data-copyable>
          {formatFull(approved.approvedAt)}, applied as <SafeText>{who}</SafeText>
        </dd>
        <dt>Ended</dt>
        <dd data-copyable>{plan.endedAt === null ? 'not yet' : formatFull(plan.endedAt)}</dd>
        <dt>Verified</dt>
        <dd data-copyable>
          {verified === null
            ? 'not read back'
            : `${formatFull(verified.at)}: ${formatCount(verified.confirmed)} as applied, ${formatCount(verified.different)} different`}
        </dd>
        {listReasons(plan).map(({ guard, text }) => [
          <dt key={`${guard} guard`}>{guard}</dt>,
          <dd key={guard} data-copyable>
            “<SafeText>{text}</SafeText>”
          </dd>,
        ])}
        <dt>Review</dt>
        <dd data-copyable title={toShown(approved.hash)}>
          <code>{approved.hash.slice(0, 12)}</code>, Rollcall {approved.appVersion}
        </dd>
      </dl>
      <Planned plan={approved} />
    </>
  );
};

/** One plan: what was planned and approved, what came of it, and every event the journal holds. */
export const PlanDetail = ({ planId }: { readonly planId: PlanId }) => {
  const { value: plan, failure } = useQuery('apply.getStatus', { planId });
  return (
    <section aria-label="Chosen apply" className={styles.detail}>
      {failure !== null && plan === undefined && <ErrorNote failure={failure} />}
      {failure === null && plan === undefined && <Skeleton lines={8} label="Loading the apply" />}
      {plan !== undefined && (
        <>
          <Head plan={plan} />
          <div className={styles.facing}>
            <Facts plan={plan} />
          </div>
          <EventList planId={planId} since={plan.createdAt} />
        </>
      )}
    </section>
  );
};
