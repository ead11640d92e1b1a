import { useEffect } from 'react';
import { useCommand } from '#renderer/client/use-command.ts';
import { useQuery } from '#renderer/client/use-query.ts';
import type { Deployment } from '#shared/model/deployment.ts';

/** What the server and the token can do; asked once when it is shown and nobody asked before. */
export const useCapabilities = ({ id, credential }: Deployment) => {
  const known = useQuery('capability.get', { id });
  const { run, isBusy, failure } = useCommand('capability.detect');
  const canAsk = credential !== 'none';
  const isUnasked = canAsk && known.value === null;
  useEffect(() => {
    if (isUnasked) void run({ id });
  }, [isUnasked, run, id]);
  return {
    value: known.value ?? null,
    failure: failure ?? known.failure,
    isBusy,
    canAsk,
    again: () => void run({ id, again: true }),
  };
};
