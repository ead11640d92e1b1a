import { useCallback, useEffect, useRef } from 'react';
import { useClient } from '#renderer/client/client-context.tsx';
import { useFocus } from '#renderer/window/focus.ts';
import { type Pointed, toListKey, useGrid } from '#renderer/window/grid-store.ts';
import { useList } from '#renderer/window/list.ts';
import { type Scope, toScopeKey } from '#renderer/window/where.ts';

/** The list that a scope is filtered and sorted to now, as text. */
export const useListKey = (scope: Scope): string => toListKey(scope, useList());

/** The row of the cursor in a list; -1: none yet. */
export const useCursor = (list: string): number => useGrid((grid) => (grid.list === list ? grid.cursor : -1));

/** Finds somebody in the list: their row; null: they are not in it, or it cannot be told. */
const useLocate = (scope: Scope) => {
  const { call } = useClient();
  const { filter, sort } = useList();
  const { deploymentId, organizationId } = scope;
  return useCallback(
    async ({ userId }: Pointed, signal: AbortSignal): Promise<number | null> => {
      const question = { deploymentId, organizationId, filter, sort, userId };
      const reply = await call('member.locate', question, { signal });
      return reply.ok ? reply.value : null;
    },
    [call, deploymentId, organizationId, filter, sort],
  );
};

/** Keeps the cursor on its person when filter, order or list change; otherwise takes it back to the start. */
export const useCursorFollowsPerson = (scope: Scope, scrollTo: (index: number) => void): void => {
  const locate = useLocate(scope);
  const list = useListKey(scope);
  const place = toScopeKey(scope);
  // A list that has just been opened stands at its start already.
  const seen = useRef(useGrid.getState().list === list ? { list, place } : null);

  useEffect(() => {
    const before = seen.current;
    if (before?.list === list) return;
    seen.current = { list, place };
    const stop = new AbortController();
    const { person, setPerson } = useFocus.getState();
    const find = async (): Promise<void> => {
      const index = person === null ? null : await locate(person, stop.signal);
      // Whoever has moved in this list by now is where they want to be.
      if (stop.signal.aborted || useGrid.getState().list === list) return;
      useGrid.getState().place(list, index ?? -1, person);
      if (index === null && before?.place !== place) setPerson(null);
      if (index !== null || before !== null) scrollTo(index ?? 0);
    };
    void find();
    return () => stop.abort();
  }, [list, place, locate, scrollTo]);
};

/**
 * Keeps the cursor on its person when the rows change under it: whoever a key is about stays the one that the person at
 * the keyboard chose. Somebody who is gone from the list has no cursor; the keys go on beside where they were.
 */
export const useCursorKeepsPerson = (
  scope: Scope,
  {
    cursor,
    row,
    page,
  }: { readonly cursor: number; readonly row: Pointed | undefined; readonly page: unknown },
): void => {
  const locate = useLocate(scope);
  const list = useListKey(scope);
  const userId = row?.userId;
  const username = row?.username;
  useEffect(() => {
    const { pointed, setCursor, follow } = useGrid.getState();
    // Another page says that the rows may be others, also where the cursor is out of sight.
    if (cursor < 0 || page === undefined) return;
    if (userId !== undefined && username !== undefined && (pointed ?? { userId }).userId === userId) {
      if (pointed?.username !== username) setCursor(list, cursor, { userId, username });
      useFocus.getState().setPerson({ userId, username });
      return;
    }
    if (pointed === null) return;
    const stop = new AbortController();
    const find = async (): Promise<void> => {
      const index = await locate(pointed, stop.signal);
      if (stop.signal.aborted || useGrid.getState().list !== list) return;
      if (index === null) follow(list, cursor, null);
      else if (index !== cursor) follow(list, index, pointed);
    };
    void find();
    return () => stop.abort();
  }, [list, cursor, userId, username, page, locate]);
};
