import { useQuery } from '#renderer/data/use-query.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import styles from './history.module.css';
import { toScoreText } from './score-words.ts';

/** How good preflight has been on this deployment, per version of its server; nothing before the first apply. */
export const ScoreLine = ({ deploymentId }: { readonly deploymentId: DeploymentId }) => {
  const { value } = useQuery('deployment.getScore', { id: deploymentId });
  const text = toScoreText(value ?? []);
  return text === '' ? null : <p className={styles.score}>{text}</p>;
};
