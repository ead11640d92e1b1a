import { ok } from '#shared/base/result.ts';
import { type Kind, onlyWords } from './kind.ts';

/** The roles of a user on the site: GET /users/{user} and PUT /users/{user}/roles. */
export const siteRoles: Kind = {
  read: async (api, { userId }, o) => {
    const read = await api.readAccount(userId, o);
    return read.ok ? ok(onlyWords(read.value.siteRoles)) : read;
  },
  write: (api, { userId }, { target }, o) => api.putSiteRoles(userId, target, o),
  listed: { list: 'users', wordsOf: (row) => row.siteRoles },
  isEmptyWhenAbsent: false,
};
