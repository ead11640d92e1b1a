import { useQuery } from '#renderer/client/use-query.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import type { Deployment } from '#shared/model/deployment.ts';

/** The deployment that a dialog is about; undefined once it is gone. */
export const useOne = (id: DeploymentId): Deployment | undefined =>
  useQuery('deployment.list', {}).value?.find((one) => one.id === id);
