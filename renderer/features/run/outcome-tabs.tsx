import { cx } from '#renderer/ui/cx.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { OUTCOMES } from '#shared/contract/apply.ts';
import styles from './run.module.css';
import { OUTCOME_WORDS, type Outcome, type PlanStatus } from './words.ts';

type Props = {
  readonly status: PlanStatus;
  readonly chosen: Outcome | null;
  readonly onChoose: (outcome: Outcome | null) => void;
};

/** Counts per outcome; a press shows only those rows. */
export const OutcomeTabs = ({ status, chosen, onChoose }: Props) => (
  <div role="toolbar" aria-label="Outcomes" className={styles.tabs}>
    <button
      type="button"
      aria-pressed={chosen === null}
      className={styles.tab}
      onClick={() => onChoose(null)}
    >
      all <strong>{formatCount(status.people)}</strong>
    </button>
    {OUTCOMES.filter((outcome) => status.counts[outcome] > 0 || outcome === chosen).map((outcome) => {
      const { word, sign, tone } = OUTCOME_WORDS[outcome];
      return (
        <button
          type="button"
          key={outcome}
          aria-pressed={chosen === outcome}
          className={cx(styles.tab, styles[tone])}
          onClick={() => onChoose(outcome)}
        >
          <span aria-hidden="true">{sign}</span> {word} <strong>{formatCount(status.counts[outcome])}</strong>
        </button>
      );
    })}
  </div>
);
