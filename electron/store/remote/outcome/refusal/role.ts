import type { Refusal } from './refusal.ts';

const FAILED = 'Failed to update role permissions';

/** Refusals about custom roles (coder-api 3.1 and 4.5). */
export const roleRefusals: readonly Refusal[] = [
  {
    code: 'name-reserved',
    status: 400,
    message: 'Reserved role name',
  },
  {
    code: 'name-invalid',
    status: 400,
    message: 'Invalid role name',
  },
  {
    code: 'site-permissions',
    status: 400,
    message: { starts: 'Invalid request, not allowed to assign site wide permissions' },
  },
  {
    code: 'user-permissions',
    status: 400,
    message: { starts: 'Invalid request, not allowed to assign user permissions' },
  },
  {
    code: 'member-permissions',
    status: 400,
    message: { starts: 'Invalid request, not allowed to assign organization member permissions' },
  },
  {
    code: 'role-exists',
    status: 400,
    message: FAILED,
    detail: { has: 'duplicate key value' },
  },
  {
    code: 'permission-wildcard',
    status: 400,
    message: FAILED,
    detail: { ends: 'no wildcard symbols' },
  },
  {
    code: 'permission-negative',
    status: 400,
    message: FAILED,
    detail: { ends: 'no negative permissions' },
  },
  {
    code: 'permission-escalation',
    status: 400,
    message: FAILED,
    detail: { ends: 'not allowed to grant this permission' },
  },
  {
    code: 'permission-invalid',
    status: 400,
    message: FAILED,
    detail: { starts: 'invalid role' },
  },
  {
    code: 'role-missing',
    status: 404,
    message: { starts: 'No custom role with the name' },
  },
];
