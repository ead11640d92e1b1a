import { fail, ok, type Result } from '#shared/base/result.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import { isExpired } from '#shared/model/token-list.ts';
import { countTokens, findTokenList, replaceTokens, saveTokenList, type TokenList } from '../copy/token.ts';
import type { RemoteToken } from '../remote/port.ts';
import type { RefreshPart } from './parts.ts';
import { isBeyondBelief } from './read-list.ts';

/** The most tokens that are kept of a deployment. Of rows of 550 bytes, one answer (`limits.ts`) holds no more. */
export const MOST_TOKENS = 30_000;

/** From so many on, a list that is suddenly empty is not believed: tokens that have expired stay in it. */
const MANY = 10;

/** What may mean that those of everybody are not to be had, and one's own are. Any other failure says nothing of them. */
const OWN_INSTEAD: readonly RemoteFailure[] = ['too-large', 'forbidden', 'not-found'];

/** Those that still let somebody in come first, the ones used last before others. */
const toKept = (tokens: readonly RemoteToken[], serverNowMs: number): readonly RemoteToken[] => {
  if (tokens.length <= MOST_TOKENS) return tokens;
  const isOver = (token: RemoteToken): number => Number(isExpired(token, serverNowMs));
  const usedMs = ({ lastUsedAt }: RemoteToken): number => (lastUsedAt === null ? 0 : Date.parse(lastUsedAt));
  return tokens.toSorted((a, b) => isOver(a) - isOver(b) || usedMs(b) - usedMs(a)).slice(0, MOST_TOKENS);
};

type Listed = { readonly rows: readonly RemoteToken[]; readonly unreadable: number };

/** Each token once, as it was told last. Of one that is told of two owners, nobody can say whose it is. */
const toDistinct = ({ rows, unreadable }: Listed): Listed => {
  const found = new Map(rows.map((row) => [row.id, row]));
  const torn = new Set(rows.flatMap(({ id, userId }) => (found.get(id)?.userId === userId ? [] : [id])));
  return { rows: [...found.values()].filter(({ id }) => !torn.has(id)), unreadable: unreadable + torn.size };
};

const toBelieved = (listed: Result<Listed, RemoteFailure>): Result<Listed, RemoteFailure> => {
  if (!listed.ok) return listed;
  const { rows, unreadable } = toDistinct(listed.value);
  const count = rows.length + unreadable;
  if (isBeyondBelief(unreadable, count))
    return fail(
      'bad-response',
      `Of ${count} rows in the list of tokens, ${unreadable} could not be read, so none of it was believed. Ask who runs the server, then refresh again.`,
    );
  return ok({ rows, unreadable });
};

const NOT_IN_TIME = fail(
  'timed-out',
  'The server did not answer in time. Refresh again; if it stays, ask who runs the server.',
);

/** What came before the signal. A server that hangs must not hold up what was read of people. */
const inTime = <T>(asked: Promise<T>, signal: AbortSignal): Promise<T | typeof NOT_IN_TIME> =>
  new Promise((resolve, reject) => {
    const giveUp = (): void => resolve(NOT_IN_TIME);
    signal.addEventListener('abort', giveUp, { once: true });
    if (signal.aborted) giveUp();
    asked.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });

const SUDDENLY_NONE =
  'The server now shows no tokens, where there were many. Check the rights of the token, then refresh again.';

/**
 * The tokens that the sign-in may see. Where all of them are more than one answer may hold, or may not be read, its own
 * alone; where what came is not to be had or not to be believed, the copy keeps what it has and says why.
 */
export const readTokens: RefreshPart = async ({ api, actorId, clock, serverNowMs }, signal) => {
  // As the people, as of when it began: what was done meanwhile may not be in it.
  const nowIso = new Date(clock.nowMs()).toISOString();
  const list = async (whose: TokenList['whose']) =>
    toBelieved(await inTime(api.listTokens(whose, { signal }), signal));
  const all = await list('all');
  const isOwn = !all.ok && OWN_INSTEAD.includes(all.failure.code);
  const read = isOwn ? await list('own') : all;
  return async ({ cache, deploymentId, breathe }) => {
    const before = findTokenList(cache, deploymentId);
    const isSuddenlyNone =
      read.ok &&
      read.value.rows.length === 0 &&
      before?.readBy === actorId &&
      countTokens(cache, deploymentId) >= MANY;
    if (!read.ok || isSuddenlyNone) {
      saveTokenList(cache, deploymentId, {
        ...(before ?? { asOf: null, whose: 'all', told: 0, unreadable: 0, readBy: actorId }),
        problem: read.ok ? SUDDENLY_NONE : read.failure.message,
      });
      return;
    }
    const { rows, unreadable } = read.value;
    await replaceTokens(cache, deploymentId, toKept(rows, serverNowMs()), breathe);
    saveTokenList(cache, deploymentId, {
      asOf: nowIso,
      whose: isOwn ? 'own' : 'all',
      told: rows.length,
      ...{ unreadable, readBy: actorId, problem: null },
    });
  };
};
