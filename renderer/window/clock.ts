import { useEffect, useState } from 'react';
import { useQuery } from '#renderer/client/use-query.ts';
import type { DeploymentId } from '#shared/base/brand.ts';

/** Wall time in milliseconds, renewed every half minute: for "5 min ago". */
export const useNow = (): number => {
  const [nowMs, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
};

/** Wall time by the clock of a deployment's server, in milliseconds: for times that the server wrote. */
export const useServerNow = (id: DeploymentId | null): number => {
  const nowMs = useNow();
  const { value: token } = useQuery('token.getStatus', id === null ? null : { id });
  return nowMs + (token?.skewMs ?? 0);
};
