import type { Row } from '#renderer/client/page-view.ts';
import { PagedList } from '#renderer/client/paged-list.tsx';
import { countOf, formatDay, formatFull, formatTime } from '#renderer/ui/format.ts';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import type { PlanId } from '#shared/base/brand.ts';
import { toShown } from '#shared/core/text/display-text.ts';
import styles from './history.module.css';
import { toWho } from './words.ts';

type EventOf = Row<'history.listEvents'>;

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
export const EventList = ({ planId, since }: { readonly planId: PlanId; readonly since: string }) => (
  <section aria-label="Events" className={styles.events}>
    <PagedList
      name="history.listEvents"
      base={{ planId }}
      label="Events of this apply"
      rowHeight={26}
      keyOf={(event) => String(event.seq)}
      head={(total) => (
        <h3 className={styles.title}>{countOf(total, 'event', 'events')} in the journal, oldest first</h3>
      )}
    >
      {(event) => <Line event={event} since={since} />}
    </PagedList>
  </section>
);
