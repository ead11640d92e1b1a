/**
 * The order of every plan. A role has to be there before it is given, a person has to be let in before they get
 * roles, and what takes away comes last.
 */
export const PHASES = [
  'role-write',
  'activate',
  'membership-add',
  'roles',
  'membership-remove',
  'suspend',
  'role-delete',
] as const;
export type Phase = (typeof PHASES)[number];
