/** Names that all or some generations keep for themselves (coder-api 4.5, and the system roles of 4.2). */
const RESERVED: readonly string[] = [
  'owner',
  'member',
  'auditor',
  'template-admin',
  'user-admin',
  'agents-access',
  'organization-admin',
  'organization-member',
  'organization-auditor',
  'organization-user-admin',
  'organization-template-admin',
  'organization-workspace-creation-ban',
  'organization-workspace-access',
  'organization-service-account',
];

const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const MAX_LENGTH = 32;

/** True for a name that the server would take and keep to the letter: it stores names in lower case. */
export const isRoleName = (name: string): boolean =>
  name.length <= MAX_LENGTH && NAME.test(name) && name !== 'new' && name !== 'create';

/** True for a name that belongs to the server, now or in a generation that we know. */
export const isReservedRoleName = (name: string): boolean => RESERVED.includes(name.toLowerCase());
