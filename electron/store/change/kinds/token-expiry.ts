import { fail, ok } from '#shared/base/result.ts';
import { REJECTION_SENTENCES } from '#shared/model/refusal.ts';
import { IN_USE, LIVE, type TokenSubject } from '#shared/model/subject.ts';
import type { RemoteToken } from '../../remote/port.ts';
import { onlyWords, type StoreKind } from './kind.ts';

/** A server's clock is known to a second, and what it just ended has ended. */
const CLOCK_MS = 2_000;

/** Of a token as it is at a time by its server's clock. One whose end is not told still lets its owner in. */
const toWords = (
  { expiresAt, isInUse }: Pick<RemoteToken, 'expiresAt' | 'isInUse'>,
  serverNowMs: number,
): readonly string[] => [
  ...(isInUse ? [IN_USE] : []),
  ...(expiresAt === null || Date.parse(expiresAt) > serverNowMs + CLOCK_MS ? [LIVE] : []),
];

/**
 * The end of a token: PUT /users/{user}/keys/{keyid}/expire. Its row stays, and tells that it has ended. One that was
 * deleted meanwhile lets nobody in either.
 */
export const tokenExpiry: StoreKind<TokenSubject> = {
  read: async (api, { userId, tokenId }, o) => {
    const read = await api.readToken(userId, tokenId, o);
    if (read.ok) return ok(onlyWords(toWords(read.value, Date.now() + api.serverSkewMs())));
    const { code, message } = read.failure;
    return code === 'token-gone' ? ok(onlyWords([])) : fail(code, message);
  },
  write: async (api, { userId, tokenId }, { before }, o) =>
    before.includes(IN_USE)
      ? {
          class: 'rejected',
          code: 'own-token',
          message: `${REJECTION_SENTENCES['own-token']} Nothing was sent.`,
          ...{ requestId: null, status: null },
        }
      : api.expireToken(userId, tokenId, o),
  // Only the list of everybody's tokens has many of them, in one answer that may be too much.
  listed: null,
  isEmptyWhenAbsent: true,
  isEmptyDoubted: false,
  copied: {
    reads: ['users'],
    findWords: (subject, { findToken, corrected }) => {
      const token = findToken(subject.tokenId);
      return token === null ? null : corrected(subject, toWords(token, Date.now()));
    },
  },
  audited: null,
  undo: {
    gone: null,
    isExact: false,
    notRestored:
      'A token that has expired cannot be made to live again: whoever needs one has to make a new one themselves.',
  },
  isNeededLater: false,
};
