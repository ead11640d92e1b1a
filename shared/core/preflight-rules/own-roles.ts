import type { PreflightRule } from './rule.ts';

/** 400 "You cannot change your own organization roles" and "You cannot change your own roles", even for owners. */
export const ownRoles: PreflightRule = {
  code: 'own-roles',
  kinds: ['member-roles', 'site-roles'],
  text: {
    reason: 'Nobody may change their own roles, not even an owner.',
    fix: 'Take yourself out of the draft, and ask another administrator to change your roles.',
  },
  check: ({ change, actorId }) => (change.userId === actorId ? 'will-be-refused' : null),
};
