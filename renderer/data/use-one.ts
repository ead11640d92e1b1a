import type { DeploymentId } from '#shared/base/brand.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import { useQuery } from './use-query.ts';

/** The deployment that a dialog is about; undefined once it is gone. */
export const useOne = (id: DeploymentId): Deployment | undefined =>
  useQuery('deployment.list', {}).value?.find((one) => one.id === id);
