import type { GuardCode } from '#shared/model/guard.ts';

/** What to do instead of overriding a guard. */
export const WAY_OUT: Readonly<Record<GuardCode, string>> = {
  'many-lose': 'Take kinds of change out below until fewer lose something, or say why it is meant.',
  'few-admins': 'Give the role to somebody else in the same plan, or say why it is meant.',
  'few-owners': 'Make somebody else an owner in the same plan, or say why it is meant.',
  'own-access': 'Take yourself out of the plan, or say why it is meant.',
  'last-holder': 'Give the role to somebody else in the same plan, or say why it is meant.',
};
