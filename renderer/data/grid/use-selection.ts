import { useCallback } from 'react';
import type { Input } from '#shared/contract/index.ts';
import { useClient } from '../client-context.tsx';
import { getList } from '../window/list.ts';
import { useNotice } from '../window/notice.ts';
import { toScope, useWhere } from '../window/where.ts';

export type SelectionChange = Input<'selection.change'>['change'];

/** Changes the selection of the list on screen; a failure is told in the tray. */
export const useSelection = (): ((change: SelectionChange) => Promise<void>) => {
  const { send } = useClient();
  return useCallback(
    async (change) => {
      const scope = toScope(useWhere.getState());
      if (scope === null) return;
      const reply = await send('selection.change', { ...scope, ...getList(), change });
      if (!reply.ok) useNotice.getState().say(reply.failure.message, 'bad');
    },
    [send],
  );
};
