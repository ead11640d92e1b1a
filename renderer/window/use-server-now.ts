import { useQuery } from '#renderer/client/use-query.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import { useNow } from './use-now.ts';

/** Wall time by the clock of a deployment's server, in milliseconds: for times that the server wrote. */
export const useServerNow = (id: DeploymentId | null): number => {
  const nowMs = useNow();
  const { value: token } = useQuery('token.getStatus', id === null ? null : { id });
  return nowMs + (token?.skewMs ?? 0);
};
