import { useEffect, useRef } from 'react';
import { useClient } from '../client-context.tsx';
import { useFocus } from '../window/focus.ts';
import { useList } from '../window/list.ts';
import { type Scope, toScopeKey } from '../window/where.ts';
import { useGrid } from './grid-store.ts';

/** The row of the cursor in a list; -1: none yet. */
export const useCursor = (scope: Scope): number =>
  useGrid((grid) => (grid.list === toScopeKey(scope) ? grid.cursor : -1));

/** Keeps the cursor on its person when filter, order or list change; otherwise takes it back to the start. */
export const useCursorFollowsPerson = (scope: Scope, scrollTo: (index: number) => void): void => {
  const { call } = useClient();
  const { filter, sort } = useList();
  const list = toScopeKey(scope);
  const key = JSON.stringify([list, filter, sort]);
  // A list that has just been opened stands at its start already.
  const seen = useRef(useGrid.getState().list === list ? key : null);
  const { deploymentId, organizationId } = scope;

  useEffect(() => {
    if (seen.current === key) return;
    const isOpened = seen.current === null;
    seen.current = key;
    const stop = new AbortController();
    const { person } = useFocus.getState();
    const place = async (): Promise<void> => {
      const reply =
        person === null
          ? null
          : await call(
              'member.locate',
              { deploymentId, organizationId, filter, sort, userId: person.userId },
              { signal: stop.signal },
            );
      if (stop.signal.aborted) return;
      const index = reply?.ok ? reply.value : null;
      useGrid.getState().place(list, index ?? -1);
      if (index !== null || !isOpened) scrollTo(index ?? 0);
    };
    void place();
    return () => stop.abort();
  }, [key, list, call, deploymentId, organizationId, filter, sort, scrollTo]);
};
