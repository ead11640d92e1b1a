import { on } from '../run/situation.ts';

const where = 'agpl' as const;
const staged = { why: 'needs a build without the enterprise code', stage: () => undefined };
const server = 'agpl' as const;

/** A server built without the enterprise code does not know some routes at all (coder-api 1.8 and trap 40). */
export const agplCases = [
  ...on('createRole', [
    {
      title: 'at an AGPL build',
      where,
      server,
      staged,
      ask: ({ organization }) => ({
        organization,
        name: 'any',
        display_name: '',
        organization_permissions: [],
      }),
      ends: 'status 405',
    },
  ]),
  ...on('deleteRole', [
    {
      title: 'at an AGPL build',
      where,
      server,
      staged,
      ask: ({ organization }) => ({ organization, roleName: 'any' }),
      ends: 'route-unknown',
    },
  ]),
  ...on('getEntitlements', [
    { title: 'at an AGPL build', where, server, staged, ask: () => ({}), ends: 'route-unknown' },
  ]),
  ...on('getRoleSync', [
    {
      title: 'at an AGPL build',
      where,
      server,
      staged,
      ask: ({ organization }) => ({ organization }),
      ends: 'route-unknown',
    },
  ]),
];
