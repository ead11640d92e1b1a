import { useState } from 'react';
import { useQuery } from '#renderer/client/use-query.ts';
import { Disclosure } from '#renderer/ui/disclosure.tsx';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import type { DeploymentId } from '#shared/base/brand.ts';
import styles from './history.module.css';
import { listScores, toScoreText } from './score-words.ts';

/** How good preflight has been on this deployment, opened per version of its server; nothing before the first apply. */
export const ScoreLine = ({ deploymentId }: { readonly deploymentId: DeploymentId }) => {
  const { value } = useQuery('deployment.getScore', { id: deploymentId });
  const [isOpen, setOpen] = useState(false);
  const text = toScoreText(value ?? []);
  if (text === '') return null;
  return (
    <div className={styles.score}>
      <Disclosure label={text} isOpen={isOpen} onToggle={setOpen}>
        <ul>
          {listScores(value ?? []).map((line) => (
            <li key={line}>
              <SafeText>{line}</SafeText>
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  );
};
