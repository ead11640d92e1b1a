import type { Mutant } from './mutant.ts';

/** What keeps the end of tokens from being the wrong one, unasked, or told as what it is not. */
export const TOKEN_EXPIRY: readonly Mutant[] = [
  {
    name: 'Rollcall ends the token that it signs in with',
    protects: 'never cut the branch it sits on',
    find: "change.base.includes(IN_USE) ? 'will-be-refused' : null",
    replace: 'null',
    tests: ['shared/kinds/token-expiry.test.ts'],
  },
  {
    name: 'Rollcall ends the token that it signs in with, though the review did not foresee it',
    protects: 'never cut the branch it sits on',
    find: "if (before.includes(IN_USE)) return say('own-token');",
    replace: '',
    tests: ['test/faults/tokens.test.ts'],
  },
  {
    name: 'a token that the review refused is asked of the server',
    protects: 'nothing is sent that was foreseen as refused',
    find: "return verdict === 'will-be-refused' ? '' : null;",
    replace: 'return null;',
    tests: ['test/contract/tokens-job.test.ts'],
  },
  {
    name: 'a token is of whoever a plan file says',
    protects: 'a review promises nothing that the apply refuses',
    find: 'tokenOwner !== null && tokenOwner !== change.userId',
    replace: 'tokenOwner !== null && tokenOwner !== change.userId && false',
    tests: ['shared/kinds/token-expiry.test.ts'],
  },
  {
    name: 'a token that has just been ended counts as live by a clock that is behind',
    protects: 'I5: applied and already are true',
    find: 'isCutShort ? AHEAD_MS : CLOCK_MS',
    replace: 'isCutShort ? CLOCK_MS : CLOCK_MS',
    tests: ['test/faults/tokens.test.ts'],
  },
  {
    name: 'any text is the id of a token',
    protects: 'nothing that is staged changes the path of a request',
    find: 'isItem(sort.item, ids.item)',
    replace: "(sort.item !== null) === (ids.item !== '')",
    tests: ['test/contract/tokens-job.test.ts'],
  },
  {
    name: 'the token of somebody else than the plan says is ended',
    protects: 'coder-api 6: the server does not compare whose it is',
    find: "if (before.includes(OTHERS)) return say('token-others');",
    replace: '',
    tests: ['test/faults/tokens.test.ts'],
  },
  {
    name: 'many tokens end unasked',
    protects: 'a guard stops what nobody can take back',
    find: 'taken.length <= MOST_TAKEN',
    replace: 'taken.length >= 0',
    tests: ['shared/core/plan/guards/guards.test.ts'],
  },
  {
    name: 'a server that cannot end a token is taken for one that can',
    protects: 'coder-api 6: from 2.32',
    find: "hasKeyExpiry === false ? 'will-be-refused' :",
    replace: '',
    tests: ['shared/kinds/token-expiry.test.ts'],
  },
  {
    name: 'a token counts as ended whatever its end is',
    protects: 'I5: applied and already are true',
    find: 'expiresAt !== null && Date.parse(expiresAt) <= serverNowMs + (isCutShort ? AHEAD_MS : CLOCK_MS)',
    replace: 'serverNowMs + (isCutShort ? AHEAD_MS : CLOCK_MS) > Date.parse(String(expiresAt)) || true',
    tests: ['test/faults/tokens.test.ts'],
  },
  {
    name: 'a token that has ended counts as live',
    protects: 'I5: applied and already are true',
    find: 'expiresAt !== null && Date.parse(expiresAt) <= serverNowMs + (isCutShort ? AHEAD_MS : CLOCK_MS)',
    replace: 'expiresAt === null && serverNowMs < (isCutShort ? AHEAD_MS : CLOCK_MS)',
    tests: ['test/faults/tokens.test.ts'],
  },
  {
    name: 'an undo stages that an expired token lives again',
    protects: 'engine 12',
    find: "if (KINDS[change.kind].undo.isFinal === true) return 'final';",
    replace: '',
    tests: ['test/contract/tokens-job.test.ts'],
  },
];
