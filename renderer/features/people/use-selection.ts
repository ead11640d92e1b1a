import { useCallback } from 'react';
import type { Client } from '#renderer/client/client.ts';
import { useClient } from '#renderer/client/client-context.tsx';
import { getList } from '#renderer/window/list.ts';
import { useNotice } from '#renderer/window/notice.ts';
import { toScope, useWhere } from '#renderer/window/where.ts';
import type { Input } from '#shared/contract/index.ts';
import type { Scope } from '#shared/model/organization.ts';

type SelectionInput = Input<'selection.change'>['change'];

/** Changes the selection of the list on screen; a failure is told in the tray. */
export const changeSelection = async (
  { send }: Pick<Client, 'send'>,
  scope: Scope,
  change: SelectionInput,
): Promise<void> => {
  const reply = await send('selection.change', { ...scope, ...getList(), change });
  if (!reply.ok) return useNotice.getState().say(reply.failure.message, 'bad');
  useNotice.getState().forgetSelected();
};

export const useSelection = (): ((change: SelectionInput) => Promise<void>) => {
  const client = useClient();
  return useCallback(
    async (change) => {
      const scope = toScope(useWhere.getState());
      if (scope !== null) await changeSelection(client, scope, change);
    },
    [client],
  );
};
