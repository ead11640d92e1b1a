import { create } from 'zustand';
import type { RowOfPage } from '#renderer/client/page-view.ts';
import { useNotice } from '#renderer/window/notice.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import { MOST_SUBJECTS_IN_MESSAGE } from '#shared/contract/pieces.ts';
import type { TokenFilter, TokenSort } from '#shared/model/token-list.ts';
import { toTooManyText } from './text.ts';

/** What is known of a token beside its row. */
type KnownToken = Pick<RowOfPage<'token.list'>, 'id' | 'userId' | 'username' | 'name' | 'isInUse'>;

type Tokens = {
  /** Whose list it is; of another one nothing is kept. */
  readonly deploymentId: DeploymentId | null;
  readonly filter: TokenFilter;
  readonly sort: TokenSort;
  /** Row of the cursor; -1: none yet. */
  readonly cursor: number;
  /** What is at that row. */
  readonly pointed: KnownToken | null;
  /** Where a range begins. */
  readonly anchor: number;
  readonly ticked: ReadonlyMap<string, KnownToken>;
  readonly widths: Readonly<Record<string, number>>;
  /** Why this server cannot expire tokens; null: it can, or that is not known. */
  readonly whyNot: string | null;
};

const FRESH: Omit<Tokens, 'deploymentId' | 'widths' | 'whyNot'> = {
  filter: { text: '', showsExpired: false },
  sort: { column: 'username', direction: 'asc' },
  ...{ cursor: -1, pointed: null, anchor: 0, ticked: new Map() },
};

/** The list of tokens on the screen: what it shows, where the cursor is, which are ticked. */
export const useTokens = create<Tokens>()(() => ({ ...FRESH, deploymentId: null, widths: {}, whyNot: null }));

const patch = useTokens.setState;

/** Says why this server cannot expire tokens. */
export const setWhyNot = (whyNot: string | null): void => patch({ whyNot });

/** Begins anew for another deployment. */
export const openTokens = (deploymentId: DeploymentId): void => {
  if (useTokens.getState().deploymentId !== deploymentId) patch({ ...FRESH, deploymentId });
};

/** Shows other tokens, or in another order: the cursor begins anew, and what is ticked stays. */
export const showTokens = (filter: Partial<TokenFilter>, sort?: TokenSort): void => {
  const was = useTokens.getState();
  const next = { filter: { ...was.filter, ...filter }, sort: sort ?? was.sort };
  patch({ ...next, cursor: -1, pointed: null, anchor: 0 });
};

/** Puts the cursor on a row; `isStart`: a range begins there. */
export const pointAtToken = (cursor: number, pointed: KnownToken | undefined, isStart: boolean): void =>
  patch({ cursor, pointed: pointed ?? null, ...(isStart ? { anchor: cursor } : {}) });

/** Ticks these and no others. Of more than one message names none is ticked: it says so, and ticks stay as they are. */
export const tickOnly = (tokens: readonly KnownToken[]): void => {
  const ticked = new Map(tokens.map((token) => [token.id, token]));
  if (ticked.size <= MOST_SUBJECTS_IN_MESSAGE) patch({ ticked });
  else useNotice.getState().say(toTooManyText(ticked.size), 'bad');
};

/** Ticks some, beside those that are ticked. */
export const tickMore = (tokens: readonly KnownToken[]): void =>
  tickOnly([...useTokens.getState().ticked.values(), ...tokens]);

/** Ticks one, or takes its tick away. */
export const toggleToken = (token: KnownToken): void => {
  const { ticked } = useTokens.getState();
  if (ticked.has(token.id)) tickOnly([...ticked.values()].filter(({ id }) => id !== token.id));
  else tickMore([token]);
};

/** How the box for all stands over the rows that the list shows; undefined: they are too many, or not read. */
export const toBoxForAll = (
  shown: readonly Pick<KnownToken, 'id'>[] | undefined,
  ticked: ReadonlyMap<string, KnownToken>,
): boolean | 'some' => {
  if (ticked.size === 0) return false;
  if (shown === undefined) return 'some';
  const count = shown.filter(({ id }) => ticked.has(id)).length;
  return count === 0 ? false : count === shown.length ? true : 'some';
};

/** Keeps a width that a person has set. */
export const setTokenWidth = (column: string, width: number): void =>
  patch({ widths: { ...useTokens.getState().widths, [column]: Math.max(60, Math.round(width)) } });

/** Which tokens a key or a button is about: those ticked, or the one under the cursor. */
export const listMeant = (): readonly KnownToken[] => {
  const { ticked, pointed } = useTokens.getState();
  if (ticked.size > 0) return [...ticked.values()];
  return pointed === null ? [] : [pointed];
};
