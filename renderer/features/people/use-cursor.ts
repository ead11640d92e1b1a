import { useCallback, useEffect, useRef } from 'react';
import { useClient } from '#renderer/client/client-context.tsx';
import { useFocus } from '#renderer/window/focus.ts';
import { type Pointed, toListKey, useGrid, useList } from '#renderer/window/list.ts';
import { type Scope, toScopeKey } from '#shared/model/organization.ts';
import type { Rows } from './people-list.ts';

/** The list that a scope is filtered and sorted to now, as text. */
export const useListKey = (scope: Scope): string => toListKey(scope, useList());

/** The row of the cursor in a list; -1: none yet. */
export const useCursor = (list: string): number => useGrid((grid) => (grid.list === list ? grid.cursor : -1));

/** Finds a row in the list: its place; null: it is not in it, or it cannot be told. */
const useLocate = (scope: Scope) => {
  const { call } = useClient();
  const { filter, sort } = useList();
  const { deploymentId, organizationId } = scope;
  return useCallback(
    async ({ id }: Pointed, signal: AbortSignal): Promise<number | null> => {
      const question = { deploymentId, organizationId, filter, sort, id };
      const reply = await call('member.locate', question, { signal });
      return reply.ok ? reply.value : null;
    },
    [call, deploymentId, organizationId, filter, sort],
  );
};

type IdOfPerson = Rows<never>['idOfPerson'];

/** What the cursor goes along with to a list: the row of the person that is looked at, else the row that it was on here. */
const toFollowed = (idOfPerson: IdOfPerson, isSamePlace: boolean): Pointed | null => {
  const { person } = useFocus.getState();
  if (idOfPerson === undefined) return isSamePlace ? useGrid.getState().pointed : null;
  return person === null ? null : { id: idOfPerson(person), name: person.username, person };
};

/** Keeps the cursor on its row when filter, order or list change; otherwise takes it back to the start. */
export const useCursorFollowsRow = (
  scope: Scope,
  idOfPerson: IdOfPerson,
  scrollTo: (index: number) => void,
): void => {
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
    const followed = toFollowed(idOfPerson, before?.place === place);
    const find = async (): Promise<void> => {
      const index = followed === null ? null : await locate(followed, stop.signal);
      // Whoever has moved in this list by now is where they want to be.
      if (stop.signal.aborted || useGrid.getState().list === list) return;
      useGrid.getState().place(list, index ?? -1, followed);
      if (index === null && before?.place !== place) useFocus.getState().setPerson(null);
      if (index !== null || before !== null) scrollTo(index ?? 0);
    };
    void find();
    return () => stop.abort();
  }, [list, place, idOfPerson, locate, scrollTo]);
};

/**
 * Keeps the cursor on its row when the rows change under it: what a key is about stays what the person at the keyboard
 * chose. A row that is gone from the list has no cursor; the keys go on beside where it was.
 */
export const useCursorKeepsRow = (
  scope: Scope,
  {
    cursor,
    row,
    page,
  }: { readonly cursor: number; readonly row: Pointed | undefined; readonly page: unknown },
): void => {
  const locate = useLocate(scope);
  const list = useListKey(scope);
  // The same row is a new object with every answer.
  const shown = useRef(row);
  shown.current = row;
  const id = row?.id;
  const text = JSON.stringify(row);
  useEffect(() => {
    const { pointed, setCursor, follow } = useGrid.getState();
    // Another page says that the rows may be others, also where the cursor is out of sight.
    if (cursor < 0 || page === undefined) return;
    const now = shown.current;
    if (now !== undefined && text !== undefined && (pointed ?? now).id === id) {
      if (JSON.stringify(pointed) !== text) setCursor(list, cursor, now);
      if (now.person !== null) useFocus.getState().setPerson(now.person);
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
  }, [list, cursor, id, text, page, locate]);
};
