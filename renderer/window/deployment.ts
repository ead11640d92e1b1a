import { useQuery } from '#renderer/client/use-query.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import { useWhere } from './where.ts';

/** The deployment on screen, or undefined while there is none. */
export const useDeployment = (): Deployment | undefined => {
  const id = useWhere((where) => where.deploymentId);
  const { value } = useQuery('deployment.list', {});
  return value?.find((one) => one.id === id);
};

/** The deployment that a dialog is about; undefined once it is gone. */
export const useOne = (id: DeploymentId): Deployment | undefined =>
  useQuery('deployment.list', {}).value?.find((one) => one.id === id);
