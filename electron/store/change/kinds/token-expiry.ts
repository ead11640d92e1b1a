import { fail, ok } from '#shared/base/result.ts';
import { preflightTextOf } from '#shared/kinds/index.ts';
import type { PreflightCode } from '#shared/model/change.ts';
import { IN_USE, isTokenId, LIVE, OTHERS, type TokenSubject } from '#shared/model/subject.ts';
import type { ReadToken } from '../../remote/port.ts';
import { onlyWords, type StoreKind } from './kind.ts';

/** A server's clock is known to a second, and what it just ended has ended. */
const CLOCK_MS = 2_000;
/** The clock by which it ends tokens may be ahead of the one that its answers tell, which may be that of a proxy. */
const AHEAD_MS = 10 * 60_000;

const toWords = (isInUse: boolean, isOver: boolean): readonly string[] => [
  ...(isInUse ? [IN_USE] : []),
  ...(isOver ? [] : [LIVE]),
];

/**
 * Has it ended, by its server's clock? One whose end is not told still lets its owner in. What ended it set its end to
 * that very moment, so one that ends before its time ended then, whatever the clock of the answer says.
 */
const isOverAt = ({ expiresAt, isCutShort }: ReadToken, serverNowMs: number): boolean =>
  expiresAt !== null && Date.parse(expiresAt) <= serverNowMs + (isCutShort ? AHEAD_MS : CLOCK_MS);

const say = (code: PreflightCode): string => {
  const { reason, fix } = preflightTextOf(code);
  return `${reason} ${fix}`;
};

/**
 * The end of a token: PUT /users/{user}/keys/{keyid}/expire. Its row stays, and tells that it has ended. One that
 * cannot be seen is never taken for ended: the server says the same of one that is gone.
 */
export const tokenExpiry: StoreKind<TokenSubject> = {
  read: async (api, { userId, tokenId }, o) => {
    // What was staged by an earlier version may have an id that no server gives, and that is not asked for.
    if (!isTokenId(tokenId)) return fail('not-found', say('token-unlisted'));
    const read = await api.readToken(userId, tokenId, o);
    if (!read.ok) {
      const { code, message } = read.failure;
      // The same 404 to whoever may not see it: nothing is known of it, least of all that it has ended.
      return code === 'token-gone' ? fail('not-found', message) : fail(code, message);
    }
    const isOthers = read.value.userId !== userId;
    const words = toWords(read.value.isInUse, isOverAt(read.value, api.serverNowMs()));
    return ok(onlyWords(isOthers ? [...words, OTHERS] : words));
  },
  write: (api, { userId, tokenId }, _, o) => api.expireToken(userId, tokenId, o),
  // The token in use may be another one than at the review; a server before 2.32 has no such call, and says only 404.
  findUnasked: (verdict, { before, target }) => {
    if (before.includes(OTHERS)) return say('token-others');
    if (before.includes(IN_USE)) return say('own-token');
    // The call knows one direction. A file that was tampered with may ask for another one.
    if (target.includes(LIVE) || !before.includes(LIVE))
      return 'A token can only be ended, not changed otherwise.';
    return verdict === 'will-be-refused' ? '' : null;
  },
  // Only the list of everybody's tokens has many of them, in one answer that may be too much.
  listed: null,
  isEmptyWhenAbsent: true,
  isEmptyDoubted: false,
  copied: {
    reads: ['users'],
    isOfTokens: true,
    findWords: (subject, { findToken, corrected }) => {
      const token = findToken(subject.tokenId);
      return token === null || token.userId !== subject.userId
        ? null
        : corrected(subject, toWords(token.isInUse, token.isOver));
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
