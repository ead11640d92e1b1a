import { useQuery } from '#renderer/client/use-query.ts';
import type { Output } from '#shared/contract/index.ts';
import { useWhere } from './where.ts';

type Attention = {
  /** How many applies of the deployment on screen stand still or wait for a look. */
  readonly total: number;
  /** The newest of them. */
  readonly plan: PastPlan | undefined;
};

type PastPlan = Output<'history.listPlans'>['rows'][number];

/** The applies that wait for a person. */
export const useAttention = (): Attention => {
  const deploymentId = useWhere((where) => where.deploymentId);
  const { value } = useQuery(
    'history.listPlans',
    deploymentId === null ? null : { deploymentId, filter: 'attention', offset: 0, limit: 1 },
  );
  return { total: value?.total ?? 0, plan: value?.rows[0] };
};

/** The apply at work on the deployment on screen, or undefined while none is. */
export const useAtWork = (): PastPlan | undefined => {
  const deploymentId = useWhere((where) => where.deploymentId);
  const { value } = useQuery(
    'history.listPlans',
    deploymentId === null ? null : { deploymentId, filter: 'open', offset: 0, limit: 1 },
  );
  const plan = value?.rows[0];
  return plan?.state === 'paused' ? undefined : plan;
};
