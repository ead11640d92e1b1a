import { type RefObject, useRef } from 'react';
import { useClient } from '#renderer/client/client-context.tsx';
import type { RowOfPage } from '#renderer/client/page-view.ts';
import type { GridActions, GridHandle } from '#renderer/ui/grid/grid.tsx';
import { GRID_LETTERS, runGridKey } from '#renderer/window/commands.ts';
import { moveFocus } from '#renderer/window/focus.ts';
import { useNotice } from '#renderer/window/notice.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import { MOST_SUBJECTS_IN_MESSAGE } from '#shared/contract/pieces.ts';
import { type GridAction, toGridAction } from '../people/index.ts';
import { toTooManyText } from './text.ts';
import { pointAtToken, tickMore, tickOnly, toggleToken, useTokens } from './tokens-store.ts';

type TokenRow = RowOfPage<'token.list'>;
/** A row as the grid draws it. */
export type Shown = TokenRow & { readonly selected: boolean };

const [SELECTED, UNSELECTED] = [new WeakMap<TokenRow, Shown>(), new WeakMap<TokenRow, Shown>()];

/** A row as the grid draws it: the same one for the same row, since the grid draws the cells of another one again. */
export const toShown = (row: TokenRow, selected: boolean): Shown => {
  const known = selected ? SELECTED : UNSELECTED;
  const shown = known.get(row) ?? { ...row, selected };
  known.set(row, shown);
  return shown;
};

/** Ticks all that the list shows beside those that are ticked, or takes away the ticks of these. */
const useTickAll = (deploymentId: DeploymentId) => {
  const { call } = useClient();
  return async (isOff = false): Promise<void> => {
    const { filter, sort } = useTokens.getState();
    const reply = await call('token.list', {
      deploymentId,
      filter,
      sort,
      offset: 0,
      limit: MOST_SUBJECTS_IN_MESSAGE,
    });
    const { say } = useNotice.getState();
    if (!reply.ok) return say(reply.failure.message, 'bad');
    const { matching, rows } = reply.value;
    const isShown = new Set(rows.map(({ id }) => id));
    if (isOff) tickOnly([...useTokens.getState().ticked.values()].filter(({ id }) => !isShown.has(id)));
    else if (matching <= MOST_SUBJECTS_IN_MESSAGE) tickMore(rows);
    else say(toTooManyText(matching), 'bad');
  };
};

/** Ticks from where a range began to a row. Rows of pages that are not at hand are asked for. */
const useTickRange = ({ deploymentId, rowAt }: Pick<Place, 'deploymentId' | 'rowAt'>) => {
  const { call } = useClient();
  const newest = useRef(0);
  return async (to: number, keeps: boolean): Promise<void> => {
    const { anchor, filter, sort, ticked } = useTokens.getState();
    const [offset, limit] = [Math.min(anchor, to), Math.abs(anchor - to) + 1];
    const tick = keeps ? tickMore : tickOnly;
    const { say } = useNotice.getState();
    newest.current += 1;
    const mine = newest.current;
    if (limit > MOST_SUBJECTS_IN_MESSAGE) return say(toTooManyText(limit), 'bad');
    const rows = Array.from({ length: limit }, (_, n) => rowAt(offset + n) ?? []).flat();
    if (rows.length === limit) return tick(rows);
    const reply = await call('token.list', { deploymentId, filter, sort, offset, limit });
    // What was ticked meanwhile is newer.
    const now = useTokens.getState();
    if (mine !== newest.current || now.ticked !== ticked || now.deploymentId !== deploymentId) return;
    if (reply.ok) tick(reply.value.rows);
    else say(reply.failure.message, 'bad');
  };
};

type Place = {
  readonly deploymentId: DeploymentId;
  readonly count: number;
  readonly rowAt: (index: number) => TokenRow | undefined;
  readonly handle: RefObject<GridHandle | null>;
};

/** What clicks and keys do: as in the lists of people. */
export const useActions = ({ deploymentId, count, rowAt, handle }: Place): GridActions<Shown> => {
  const tickAll = useTickAll(deploymentId);
  const tickRange = useTickRange({ deploymentId, rowAt });
  const move = (to: number, isExtending: boolean): void => {
    pointAtToken(to, rowAt(to), !isExtending);
    handle.current?.scrollTo(to);
    if (isExtending) void tickRange(to, false);
  };
  const perform = (action: GridAction): void => {
    const { cursor, ticked } = useTokens.getState();
    const row = rowAt(cursor);
    if (action.kind === 'move') move(action.to, action.isExtending);
    else if (action.kind === 'toggle' && row !== undefined) toggleToken(row);
    else if (action.kind === 'all') void tickAll();
    else if (action.kind === 'clear') tickOnly([]);
    else if (action.kind === 'search') moveFocus('search');
    else if (action.kind === 'letter') runGridKey('tokens', action.letter);
    else if (action.kind === 'context' && row !== undefined) {
      if (ticked.size === 0) tickOnly([row]);
      handle.current?.openMenu(cursor);
    }
  };
  return {
    press: (press, pageRows) => {
      const { cursor } = useTokens.getState();
      const action = toGridAction(press, { cursor, count, pageRows, letters: GRID_LETTERS.tokens });
      if (action !== null) perform(action);
      return action !== null;
    },
    click: (index, { isCommand, isShift }) => {
      const row = rowAt(index);
      if (row === undefined) return;
      pointAtToken(index, row, !isShift);
      if (isShift) void tickRange(index, isCommand);
      else if (isCommand) toggleToken(row);
      else tickOnly([row]);
    },
    toggle: (row, index, isShift) => {
      pointAtToken(index, row, !isShift);
      if (isShift) void tickRange(index, true);
      else toggleToken(row);
    },
    toggleAll: (isAll) => void tickAll(isAll),
    pointAt: (index) => {
      const row = rowAt(index);
      if (row === undefined) return;
      pointAtToken(index, row, true);
      if (!useTokens.getState().ticked.has(row.id)) tickOnly([row]);
    },
  };
};
