export type { Role } from './role-schema.ts';

/** Held by everyone, listed for nobody: granting or removing one of these by hand is refused or pointless. */
export const IMPLIED_ROLES: readonly string[] = [
  'member',
  'organization-member',
  'organization-service-account',
];

/** Organization roles that let their holder change what others may do; a change of one is never routine. */
export const PRIVILEGED_ROLES: readonly string[] = [
  'organization-admin',
  'organization-user-admin',
  'organization-auditor',
];
