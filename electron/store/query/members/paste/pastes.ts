import type { PastedName } from '#shared/core/pasted-names/name.ts';
import type { CopyOf } from '../../../db/copies.ts';
import { type Scope, toScopeKey } from '../scope.ts';
import { type Resolved, resolvePasted } from './resolve.ts';

type Paste = {
  readonly name: string;
  readonly names: PastedName[];
  resolved: Resolved | null;
};

/**
 * The last pasted list, in memory for the session, so that 100,000 names cross from the window once and the people
 * behind them never go back. `forget` must be called when the members in the copy changed.
 */
export const createPastes = (deps: { readonly copyOf: CopyOf }) => {
  let last: Paste | null = null;
  const toName = (scope: Scope, pasteId: string): string => `${toScopeKey(scope)} ${pasteId}`;

  /** Puts names down from place `at`; a piece that does not follow the last is dropped. Says how many are there. */
  const put = (scope: Scope, pasteId: string, at: number, names: readonly PastedName[]): number => {
    const name = toName(scope, pasteId);
    if (at === 0) last = { name, names: [], resolved: null };
    if (last?.name !== name) return 0;
    if (last.names.length === at) {
      for (const one of names) last.names.push(one);
      last.resolved = null;
    }
    return last.names.length;
  };

  /** Who they are; null: another list has taken its place, or the store is another. */
  const find = (scope: Scope, pasteId: string): Resolved | null => {
    if (last?.name !== toName(scope, pasteId)) return null;
    last.resolved ??= resolvePasted(deps.copyOf(scope.deploymentId), scope, last.names);
    return last.resolved;
  };

  const forget = (): void => {
    if (last !== null) last.resolved = null;
  };

  return { put, find, forget };
};

export type Pastes = ReturnType<typeof createPastes>;
