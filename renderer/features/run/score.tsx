import { useState } from 'react';
import { useQuery } from '#renderer/client/use-query.ts';
import { Disclosure } from '#renderer/ui/disclosure.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { OUTCOME_WORDS } from '#renderer/window/outcome-words.ts';
import type { PlanId } from '#shared/base/brand.ts';
import { userIdOf } from '#shared/core/plan/subject.ts';
import styles from './run.module.css';
import { countMissed, PREDICTED, toScoreText } from './words.ts';

/** How good the review's predictions were for this apply; opened, where they were wrong and what was learned. */
export const Score = ({ planId }: { readonly planId: PlanId }) => {
  const { value } = useQuery('apply.getScore', { planId });
  const [isOpen, setOpen] = useState(false);
  if (value === undefined || value.predicted === 0) return null;
  if (value.misses.length === 0) return <p className={styles.score}>{value.sentence}</p>;
  const more = countMissed(value) - value.misses.length;
  return (
    <div className={styles.score}>
      <Disclosure label={toScoreText(value)} isOpen={isOpen} onToggle={setOpen}>
        <ul className={styles.misses}>
          {value.misses.map(({ subject, name, verdict, outcome, reason }) => (
            <li key={JSON.stringify(subject)}>
              <strong>
                <SafeText>{name === '' ? userIdOf(subject) : name}</SafeText>
              </strong>
              : predicted “{PREDICTED[verdict]}”, became “{OUTCOME_WORDS[outcome].word}”.{' '}
              <SafeText>{reason ?? ''}</SafeText>
            </li>
          ))}
          {more > 0 && <li>and {formatCount(more)} more: the exported result has every one of them.</li>}
        </ul>
      </Disclosure>
    </div>
  );
};
