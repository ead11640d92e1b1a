import { refusals } from './refusal.ts';

const FAILED = 'Failed to update role permissions';

/** Refusals about custom roles (coder-api 3.1 and 4.5). */
export const roleRefusals = refusals([
  {
    code: 'name-reserved',
    status: 400,
    message: 'Reserved role name',
    say: 'The server keeps this name for itself. Choose another.',
  },
  {
    code: 'name-invalid',
    status: 400,
    message: 'Invalid role name',
    say: 'A role name has letters, digits and single hyphens, at most 32. Change it.',
  },
  {
    code: 'site-permissions',
    status: 400,
    message: { starts: 'Invalid request, not allowed to assign site wide permissions' },
    say: 'A role of an organization cannot hold permissions on the whole site. Leave them out.',
  },
  {
    code: 'user-permissions',
    status: 400,
    message: { starts: 'Invalid request, not allowed to assign user permissions' },
    say: 'A role of an organization cannot hold permissions on users. Leave them out.',
  },
  {
    code: 'member-permissions',
    status: 400,
    message: { starts: 'Invalid request, not allowed to assign organization member permissions' },
    say: 'The server does not let custom roles hold member permissions. Leave them out.',
  },
  {
    code: 'role-exists',
    status: 400,
    message: FAILED,
    detail: { has: 'duplicate key value' },
    say: 'A role of this name exists already. Choose another name.',
  },
  {
    code: 'permission-wildcard',
    status: 400,
    message: FAILED,
    detail: { ends: 'no wildcard symbols' },
    say: 'A custom role cannot hold a wildcard. Name each permission.',
  },
  {
    code: 'permission-negative',
    status: 400,
    message: FAILED,
    detail: { ends: 'no negative permissions' },
    say: 'A custom role cannot take permissions away. Leave the negative ones out.',
  },
  {
    code: 'permission-escalation',
    status: 400,
    message: FAILED,
    detail: { ends: 'not allowed to grant this permission' },
    say: 'The role would hold a permission that you do not have. Leave it out.',
  },
  {
    code: 'permission-invalid',
    status: 400,
    message: FAILED,
    detail: { starts: 'invalid role' },
    say: 'The server does not know one of the permissions. Leave it out.',
  },
  {
    code: 'role-missing',
    status: 404,
    message: { starts: 'No custom role with the name' },
    say: 'There is no custom role of this name any more. Sync.',
  },
]);
