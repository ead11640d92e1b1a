import { ok } from '#shared/base/result.ts';
import { type Kind, onlyWords } from './kind.ts';

/** The roles of a member: GET members/{user} and PUT members/{user}/roles. */
export const memberRoles: Kind = {
  read: async (api, { organizationId, userId }, o) => {
    const read = await api.readMemberRoles(organizationId, userId, o);
    return read.ok ? ok(onlyWords(read.value)) : read;
  },
  write: (api, { organizationId, userId }, { target }, o) =>
    api.putMemberRoles(organizationId, userId, target, o),
  listed: { list: 'members', wordsOf: (row) => row.roles },
  isEmptyWhenAbsent: false,
};
