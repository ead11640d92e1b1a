import { fail, ok } from '#shared/base/result.ts';
import { preflightTextOf } from '#shared/kinds/index.ts';
import { IN_USE, LIVE, type TokenSubject } from '#shared/model/subject.ts';
import type { RemoteToken } from '../../remote/port.ts';
import { onlyWords, type StoreKind } from './kind.ts';

/** A server's clock is known to a second, and what it just ended has ended. */
const CLOCK_MS = 2_000;

const toWords = (isInUse: boolean, isOver: boolean): readonly string[] => [
  ...(isInUse ? [IN_USE] : []),
  ...(isOver ? [] : [LIVE]),
];

/** Has it ended, by its server's clock? One whose end is not told still lets its owner in. */
const isOverAt = ({ expiresAt }: Pick<RemoteToken, 'expiresAt'>, serverNowMs: number): boolean =>
  expiresAt !== null && Date.parse(expiresAt) <= serverNowMs + CLOCK_MS;

const sayOwnToken = (): string => {
  const { reason, fix } = preflightTextOf('own-token');
  return `${reason} ${fix}`;
};

/**
 * The end of a token: PUT /users/{user}/keys/{keyid}/expire. Its row stays, and tells that it has ended. One that was
 * deleted meanwhile lets nobody in either.
 */
export const tokenExpiry: StoreKind<TokenSubject> = {
  read: async (api, { userId, tokenId }, o) => {
    const read = await api.readToken(userId, tokenId, o);
    if (read.ok) return ok(onlyWords(toWords(read.value.isInUse, isOverAt(read.value, api.serverNowMs()))));
    const { code, message } = read.failure;
    return code === 'token-gone' ? ok(onlyWords([])) : fail(code, message);
  },
  write: (api, { userId, tokenId }, _, o) => api.expireToken(userId, tokenId, o),
  // The token in use may be another one than at the review; a server before 2.32 has no such call, and says only 404.
  findUnasked: (verdict, { before }) => {
    if (before.includes(IN_USE)) return sayOwnToken();
    return verdict === 'will-be-refused' ? '' : null;
  },
  // Only the list of everybody's tokens has many of them, in one answer that may be too much.
  listed: null,
  isEmptyWhenAbsent: true,
  isEmptyDoubted: false,
  copied: {
    reads: ['users'],
    findWords: (subject, { findToken, corrected }) => {
      const token = findToken(subject.tokenId);
      return token === null ? null : corrected(subject, toWords(token.isInUse, token.isOver));
    },
  },
  audited: null,
  undo: {
    gone: null,
    isExact: false,
    isFinal: true,
    notRestored:
      'A token that has expired cannot be made to live again: whoever needs one has to make a new one themselves.',
  },
  isNeededLater: false,
};
