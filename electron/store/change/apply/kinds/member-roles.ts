import type { Kind } from './kind.ts';

/** The roles of a member: GET members/{user} and PUT members/{user}/roles. */
export const memberRoles: Kind = {
  read: (api, { organizationId, userId }, o) => api.readMemberRoles(organizationId, userId, o),
  write: (api, { organizationId, userId }, { target }, o) =>
    api.putMemberRoles(organizationId, userId, target, o),
  listed: { list: 'members', wordsOf: (row) => row.roles },
  isEmptyWhenAbsent: false,
};
