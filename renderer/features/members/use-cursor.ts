import { useEffect, useRef } from 'react';
import { useClient } from '#renderer/data/client-context.tsx';
import { useFocus } from '#renderer/data/window/focus.ts';
import { useList } from '#renderer/data/window/list.ts';
import { useScope } from '#renderer/data/window/where.ts';
import { useGrid } from './grid-store.ts';

/** Keeps the cursor on its person when filter, order or list change; otherwise takes it back to the start. */
export const useCursorFollowsPerson = (scrollTo: (index: number) => void): void => {
  const { call } = useClient();
  const scope = useScope();
  const { filter, sort } = useList();
  const key = JSON.stringify([scope, filter, sort]);
  const seen = useRef(key);

  useEffect(() => {
    if (seen.current === key || scope === null) return;
    seen.current = key;
    const stop = new AbortController();
    const { person } = useFocus.getState();
    const place = async (): Promise<void> => {
      const reply =
        person === null
          ? null
          : await call(
              'member.locate',
              { ...scope, filter, sort, userId: person.userId },
              { signal: stop.signal },
            );
      if (stop.signal.aborted) return;
      const index = reply?.ok ? reply.value : null;
      useGrid.getState().setCursor(index ?? -1);
      useGrid.getState().setAnchor(index ?? 0);
      scrollTo(index ?? 0);
    };
    void place();
    return () => stop.abort();
  }, [key, call, scope, filter, sort, scrollTo]);
};
