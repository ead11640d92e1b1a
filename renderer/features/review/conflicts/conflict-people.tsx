import { useEffect } from 'react';
import type { RowOfPage } from '#renderer/client/page-view.ts';
import { PagedList } from '#renderer/client/paged-list.tsx';
import { useQuery } from '#renderer/client/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { countOf, formatAsOf } from '#renderer/ui/format.ts';
import type { PressEvent } from '#renderer/ui/keys.ts';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { useNow } from '#renderer/window/clock.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import type { Press } from '#shared/base/press.ts';
import type { Take } from '#shared/core/plan/conflicts.ts';
import { subjectOf, toSubjectKey, userIdOf } from '#shared/core/plan/subject.ts';
import { isPerson } from '#shared/kinds/index.ts';
import { useShown } from '../shown.ts';
import styles from './conflicts.module.css';
import { type Decide, TakeButtons, ThreeSides, useDecide } from './decide.tsx';
import { toTakeOfKey } from './text.ts';

type ConflictOf = RowOfPage<'plan.listConflictRows'>;

const Moved = ({ moved }: Pick<ConflictOf, 'moved'>) => {
  const nowMs = useNow();
  if (moved === null) return <>since when and by whom is not known</>;
  const since = moved.since === null ? 'by' : `after ${formatAsOf(moved.since, nowMs)}, by`;
  const who = moved.by === null ? 'by whom is not known' : `by ${moved.by}`;
  return (
    <>
      moved {since} {formatAsOf(moved.until, nowMs)}; {who}
    </>
  );
};

const ConflictRow = ({
  row,
  kindId,
  decide,
}: {
  readonly row: ConflictOf;
  readonly kindId: string;
  readonly decide: Decide;
}) => {
  const { subject } = row;
  const one = { of: 'one', subject: subjectOf(subject) } as const;
  const take = (side: Take, isWide: boolean): void => decide(isWide ? { of: 'kind', kindId } : one, side);
  const press = (pressed: Press, event: PressEvent): void => {
    const wanted = toTakeOfKey(pressed);
    if (wanted === null) return;
    event.preventDefault();
    take(wanted.take, wanted.isWide);
  };
  return (
    <div className={styles.person}>
      <p>
        <strong>
          <SafeText>{subject.name === '' ? userIdOf(subject) : subject.name}</SafeText>
        </strong>{' '}
        <span className={styles.soft}>
          {isPerson(subject) && <code>{subject.userId.slice(0, 8)} </code>}
          <Moved moved={row.moved} />
        </span>
      </p>
      <TakeButtons
        name={`Decide for ${subject.name}`}
        onTake={(side) => take(side, false)}
        onPressed={press}
      />
      <ThreeSides kind={subject.kind} words={row.words} />
    </div>
  );
};

/** The people behind one kind of conflict, each to be decided alone. */
export const ConflictPeople = ({
  deploymentId,
  kindId,
}: {
  readonly deploymentId: DeploymentId;
  readonly kindId: string;
}) => {
  const { value } = useQuery('plan.listConflicts', { deploymentId });
  const decide = useDecide(deploymentId, value?.hash ?? '');
  const showAll = useShown((state) => state.showAll);
  const isDecided = value !== undefined && !value.kinds.some(({ id }) => id === kindId);
  // Nothing of this kind is left to look at.
  useEffect(() => {
    if (isDecided) showAll();
  }, [isDecided, showAll]);
  return (
    <PagedList
      name="plan.listConflictRows"
      base={{ deploymentId, kindId }}
      label="People in conflict"
      rowHeight={84}
      keyOf={({ subject }) => toSubjectKey(subject)}
      head={(total) => (
        <div className={styles.listHead}>
          <h2>{total === null ? 'Conflicts' : countOf(total, 'conflict', 'conflicts')} of this kind</h2>
          <Button look="quiet" onClick={showAll}>
            Show everybody
          </Button>
        </div>
      )}
    >
      {(row) => <ConflictRow row={row} kindId={kindId} decide={decide} />}
    </PagedList>
  );
};
