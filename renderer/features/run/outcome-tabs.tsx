import type { ReactNode } from 'react';
import { cx } from '#renderer/ui/cx.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { Toolbar, ToolbarChoice } from '#renderer/ui/toolbar.tsx';
import { OUTCOMES } from '#shared/model/outcome.ts';
import { OUTCOME_MARKS } from './outcome-text.ts';
import styles from './run.module.css';
import { ALL, type RunStatus, type ShownRows } from './text.ts';

type Props = {
  readonly status: RunStatus;
  readonly shown: ShownRows;
  readonly onChoose: (shown: ShownRows) => void;
};

type TabProps = {
  readonly isChosen: boolean;
  readonly tone?: 'plain' | 'good' | 'bad' | 'warn';
  readonly count: number;
  readonly onChoose: () => void;
  readonly children: ReactNode;
};

const Tab = ({ isChosen, tone = 'plain', count, onChoose, children }: TabProps) => (
  <ToolbarChoice isChosen={isChosen} className={cx(styles.tab, styles[tone])} onChoose={onChoose}>
    {children} <strong>{formatCount(count)}</strong>
  </ToolbarChoice>
);

/** Counts per outcome and per remark; a press shows only those rows. */
export const OutcomeTabs = ({ status, shown, onChoose }: Props) => {
  const overlapped = status.audit?.overlapped ?? 0;
  const remarks = [
    { only: 'to-look-at', count: status.toLookAt, words: 'to look at' },
    { only: 'overlapped', count: overlapped, words: 'overlapped' },
  ] as const;
  return (
    <Toolbar label="Outcomes" className={styles.tabs}>
      <Tab
        isChosen={shown.outcome === null && shown.only === null}
        count={status.people}
        onChoose={() => onChoose(ALL)}
      >
        all
      </Tab>
      {remarks.map(
        ({ only, count, words }) =>
          (count > 0 || shown.only === only) && (
            <Tab
              key={only}
              isChosen={shown.only === only}
              tone="warn"
              count={count}
              onChoose={() => onChoose({ outcome: null, only })}
            >
              <span aria-hidden="true">!</span> {words}
            </Tab>
          ),
      )}
      {OUTCOMES.filter((outcome) => status.counts[outcome] > 0 || outcome === shown.outcome).map(
        (outcome) => {
          const { word, sign, tone } = OUTCOME_MARKS[outcome];
          return (
            <Tab
              key={outcome}
              isChosen={shown.outcome === outcome}
              tone={tone}
              count={status.counts[outcome]}
              onChoose={() => onChoose({ outcome, only: null })}
            >
              <span aria-hidden="true">{sign}</span> {word}
            </Tab>
          );
        },
      )}
    </Toolbar>
  );
};
