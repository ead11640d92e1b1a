import { useQuery } from '#renderer/client/use-query.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import { useWhere } from './where.ts';

/** The deployment on screen, or undefined while there is none. */
export const useDeployment = (): Deployment | undefined => {
  const id = useWhere((where) => where.deploymentId);
  const { value } = useQuery('deployment.list', {});
  return value?.find((one) => one.id === id);
};
