import type { PreflightRule } from './rule.ts';

/** 400 "cannot remove self from an organization", checked before any permission. */
export const ownMembership: PreflightRule = {
  code: 'own-membership',
  kinds: ['membership'],
  text: {
    reason: 'Nobody can remove themselves from an organization.',
    fix: 'Take yourself out of the draft, and ask another administrator to remove you.',
  },
  check: ({ change, actorId }) =>
    change.userId === actorId && change.removed.length > 0 ? 'will-be-refused' : null,
};
