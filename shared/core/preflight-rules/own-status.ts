import type { PreflightRule } from './rule.ts';

/** 400 "You cannot suspend yourself." */
export const ownStatus: PreflightRule = {
  code: 'own-status',
  kinds: ['user-status'],
  text: {
    reason: 'Nobody can suspend themselves.',
    fix: 'Take yourself out of the draft.',
  },
  check: ({ change, actorId }) =>
    change.userId === actorId && change.added.length > 0 ? 'will-be-refused' : null,
};
