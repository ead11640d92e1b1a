import { ArrowRight, Undo2 } from 'lucide-react';
import type { RowOfPage } from '#renderer/client/page-view.ts';
import { PagedList } from '#renderer/client/paged-list.tsx';
import { useQuery } from '#renderer/client/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Delta } from '#renderer/ui/delta.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { countOf, formatCount, formatDay, formatFull, formatTime } from '#renderer/ui/format.ts';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import { toChangeText } from '#renderer/window/change-text.ts';
import { useBinding } from '#renderer/window/commands.ts';
import { useOrganizationNames, useRoleNames } from '#renderer/window/names.ts';
import { useWhere } from '#renderer/window/where.ts';
import type { PlanId } from '#shared/base/brand.ts';
import type { Output } from '#shared/contract/index.ts';
import { toStandingWord } from '#shared/core/plan/standing.ts';
import { toShown } from '#shared/core/text/display-text.ts';
import { holdsRoles } from '#shared/kinds/index.ts';
import { useRunOrders } from '../run/index.ts';
import styles from './history.module.css';
import { listReasons, type PlanOf, toCounts, toName, toNoUndo, toWho } from './text.ts';

type Approved = Output<'history.getPlan'>;

/** What was planned, as kinds of change with how many of each. */
const Planned = ({ plan }: { readonly plan: Approved }) => {
  const { show } = useRoleNames();
  const organizationOf = useOrganizationNames();
  const left = plan.shapesTotal - plan.shapes.length;
  return (
    <section aria-label="What was planned" className={styles.part}>
      <h3>What was planned</h3>
      <ul className={styles.shapes}>
        {plan.shapes.map((shape) => {
          const organization = organizationOf(shape.organizationId);
          const text = toChangeText(shape, { role: show, organization });
          return (
            <li key={JSON.stringify({ ...shape, changes: 0 })}>
              <strong>{formatCount(shape.changes)}</strong>
              <Delta lead={text.lead} added={text.added} removed={text.removed} />
              {holdsRoles(shape.kind) && (
                <span className={styles.soft}>
                  in <SafeText>{organization}</SafeText>
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {left > 0 && (
        <p className={styles.soft}>and {countOf(left, 'smaller kind', 'smaller kinds')} of change</p>
      )}
    </section>
  );
};

type EventOf = RowOfPage<'history.listEvents'>;

/** Most applies end on the day they began: there the date would only repeat itself. */
const toWhen = (at: string, since: string): string =>
  formatDay(at) === formatDay(since) ? formatTime(at) : formatFull(at);

const Line = ({ event, since }: { readonly event: EventOf; readonly since: string }) => (
  <div className={styles.event}>
    <time
      dateTime={event.at}
      className={styles.soft}
      title={toShown(`${formatFull(event.at)}, event ${String(event.seq)} of the journal`)}
    >
      {toWhen(event.at, since)}
    </time>
    <span className={styles.who}>
      <SafeText>{toWho(event)}</SafeText>
    </span>
    <span className={styles.text}>
      <SafeText>{event.text}</SafeText>
    </span>
  </div>
);

/** Everything the journal holds about a plan, oldest first, in words. */
const EventList = ({ planId, since }: { readonly planId: PlanId; readonly since: string }) => (
  <section aria-label="Events" className={styles.events}>
    <PagedList
      name="history.listEvents"
      base={{ planId }}
      label="Events of this apply"
      rowHeight={26}
      keyOf={(event) => String(event.seq)}
      head={(total) => (
        <h3 className={styles.title}>
          {total === null ? 'Events' : countOf(total, 'event', 'events')} in the journal, oldest first
        </h3>
      )}
    >
      {(event) => <Line event={event} since={since} />}
    </PagedList>
  </section>
);

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
