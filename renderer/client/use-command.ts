import { useCallback, useState } from 'react';
import type { Failure } from '#shared/base/failure.ts';
import type { CommandName, Input, Reply } from '#shared/contract/index.ts';
import { useClient } from './client-context.tsx';

/** An order with what a form needs around it: is it on its way, how did the last one fail. */
export const useCommand = <N extends CommandName>(name: N) => {
  const { send } = useClient();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const run = useCallback(
    async (input: Input<N>): Promise<Reply<N>> => {
      setBusy(true);
      setFailure(null);
      const reply = await send(name, input);
      setBusy(false);
      if (!reply.ok) setFailure(reply.failure);
      return reply;
    },
    [send, name],
  );

  return { run, isBusy, failure, clearFailure: useCallback(() => setFailure(null), []) };
};
