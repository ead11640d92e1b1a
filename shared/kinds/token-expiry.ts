import { english } from '../base/format.ts';
import { IN_USE, LIVE, type TokenSubject } from '../model/subject.ts';
import { COMMON_RULES } from './common-rules.ts';
import { counted } from './count.ts';
import type { Kind } from './kind.ts';
import { inOrder, type RuleBook } from './rule.ts';
import type { SubjectForm } from './subject-form.ts';

/** A token of somebody, by its id. */
const TOKEN: SubjectForm<TokenSubject> = {
  toItem: ({ tokenId }) => tokenId,
  fromIds: ({ kind, organizationId, userId, item }) => ({ kind, organizationId, userId, tokenId: item }),
};

const rules = {
  /** Not the server's rule but ours: it ends the token in use as willingly as any (coder-api 6). */
  'own-token': {
    text: {
      reason:
        'This is the token that Rollcall signs in with: ending it would be the last thing that it does.',
      fix: 'Replace the token of this deployment first (File menu), or sign out.',
    },
    check: ({ change }) => (change.base.includes(IN_USE) ? 'will-be-refused' : null),
  },
  /** Not the server's rule but ours: it does not compare whose token it is with the user in the path (coder-api 6). */
  'token-others': {
    text: {
      reason: 'This token is somebody else’s than what is staged says.',
      fix: 'Take it out, and choose it in the list of tokens.',
    },
    check: ({ change, tokenOwner }) =>
      tokenOwner !== null && tokenOwner !== change.userId ? 'will-be-refused' : null,
  },
  /** 404 for one that is gone, and for one that may not be seen. */
  'token-unlisted': {
    text: {
      reason:
        'The copy has no such token: it is gone, or was made after the last refresh, or you may not see it.',
      fix: 'Refresh, then look again.',
    },
    check: ({ tokenOwner }) => (tokenOwner === null ? 'cannot-know' : null),
  },
  /** 404 "Route not found." before 2.32. */
  'expiry-unknown': {
    text: {
      reason: 'This server cannot end a token without deleting it: that comes with Coder 2.32.',
      fix: 'Delete the token on the server, or have the server brought up to date.',
    },
    check: ({ hasKeyExpiry }) =>
      hasKeyExpiry === false ? 'will-be-refused' : hasKeyExpiry === null ? 'cannot-know' : null,
  },
} as const satisfies RuleBook<TokenSubject>;

/** What is asked of others' tokens alone: everybody may end their own. */
const ofOthers = {
  'not-permitted': {
    text: COMMON_RULES['not-permitted'].text,
    check: ({ change, actorId, holdsRight }) =>
      change.userId !== actorId && holdsRight === false ? 'will-be-refused' : null,
  },
  'rights-unknown': {
    text: COMMON_RULES['rights-unknown'].text,
    check: ({ change, actorId, holdsRight }) =>
      change.userId !== actorId && holdsRight === null ? 'cannot-know' : null,
  },
} as const satisfies RuleBook<TokenSubject>;

/** A token; the word is `live`, or there is none once it has expired. It is only ever taken away. */
export const tokenExpiry = {
  about: 'other',
  subject: TOKEN,
  namesRoles: false,
  isOnSite: true,
  isMembership: false,
  isAccess: false,
  isWord: (word) => word === LIVE || word === IN_USE,
  keepsWord: (word) => word === LIVE,
  findBroken: () => [],
  settle: (target) => target,
  toPhase: () => 'suspend',
  takesAway: ({ target }) => !target.includes(LIVE),
  // Whosever token it is: its owner's own may be what a whole CI signs in with.
  toRisks: ({ target }) => (target.includes(LIVE) ? [] : ['irreversible']),
  toPrivileges: () => [],
  toRight: () => ({ resourceType: 'api_key', action: 'update' }),
  mayBeOutside: () => false,
  rules,
  checks: inOrder({ ...COMMON_RULES, ...rules, ...ofOthers }, [
    'own-token',
    'expiry-unknown',
    'token-others',
    'user-gone',
    'not-permitted',
    'rights-unknown',
    'token-unlisted',
  ]),
  gather: () => undefined,
  simulate: (change, { take }) => take(change),
  toRequest: ({ userId, tokenId }) => ({
    method: 'PUT',
    path: `/api/v2/users/${userId}/keys/${encodeURIComponent(tokenId)}/expire`,
    body: null,
  }),
  toCommand: () => null,
  text: {
    title: 'Tokens',
    things: { verb: 'Expire', one: 'token', many: 'tokens' },
    toMeaning: (changes) =>
      changes === 1
        ? 'Whatever signs in with this token stops working at once. That cannot be taken back: whoever needs one has to make a new one.'
        : `Whatever signs in with these ${english.formatCount(changes)} tokens stops working at once. That cannot be taken back: whoever needs one has to make a new one.`,
    toLabel: (_, { length }) => `Expire ${english.countOf(length, 'token', 'tokens')}`,
    toName: ({ tokenId }, username) => (username === '' ? tokenId : `${username}, token ${tokenId}`),
    toWho: ({ tokenId }, username) =>
      username === '' ? `token ${tokenId}` : `token ${tokenId} of ${username}`,
    toLine: () => ({ lead: 'Expire', added: [], removed: [] }),
    toCounts: ({ changes }) => counted(changes, 'token to expire', 'tokens to expire'),
    toApproval: ({ changes }) =>
      counted(
        changes,
        'token to expire, which cannot be taken back',
        'tokens to expire, which cannot be taken back',
      ),
    toState: (words) => (words.includes(LIVE) ? 'not expired' : 'expired'),
    toDeed: () => 'expire it',
    toPresence: (_, isThere) => (isThere ? 'not expired' : 'expired'),
  },
} as const satisfies Kind<TokenSubject>;
