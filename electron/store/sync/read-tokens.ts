import { isExpired } from '#shared/model/token-list.ts';
import { findTokenList, replaceTokens, saveTokenList } from '../copy/token.ts';
import type { RemoteToken } from '../remote/port.ts';
import type { RefreshPart } from './parts.ts';

/** The most tokens that are kept of a deployment. */
export const MOST_TOKENS = 50_000;

/** Those that still let somebody in come first, the ones used last before others. */
const toKept = (tokens: readonly RemoteToken[], serverNowMs: number): readonly RemoteToken[] => {
  if (tokens.length <= MOST_TOKENS) return tokens;
  const isOver = (token: RemoteToken): number => Number(isExpired(token, serverNowMs));
  const usedMs = ({ lastUsedAt }: RemoteToken): number => (lastUsedAt === null ? 0 : Date.parse(lastUsedAt));
  return tokens.toSorted((a, b) => isOver(a) - isOver(b) || usedMs(b) - usedMs(a)).slice(0, MOST_TOKENS);
};

/**
 * The tokens that the sign-in may see. Where all of them are more than one answer may hold, or are not what Coder sends,
 * its own alone; where those cannot be read either, the copy keeps what it has and says why.
 */
export const readTokens: RefreshPart = async ({ api, clock, serverNowMs, signal }) => {
  // As the people, as of when it began: what was done meanwhile may not be in it.
  const nowIso = new Date(clock.nowMs()).toISOString();
  const all = await api.listTokens('all', { signal });
  const isTooMuch = !all.ok && (all.failure.code === 'bad-response' || all.failure.code === 'too-large');
  const read = isTooMuch ? await api.listTokens('own', { signal }) : all;
  return async ({ cache, deploymentId, breathe }) => {
    if (!read.ok) {
      const before = findTokenList(cache, deploymentId);
      saveTokenList(cache, deploymentId, {
        ...(before ?? { asOf: null, whose: 'all', told: 0 }),
        problem: read.failure.message,
      });
      return;
    }
    await replaceTokens(cache, deploymentId, toKept(read.value, serverNowMs()), breathe);
    saveTokenList(cache, deploymentId, {
      asOf: nowIso,
      whose: isTooMuch ? 'own' : 'all',
      told: read.value.length,
      problem: null,
    });
  };
};
