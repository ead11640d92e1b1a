import { fail, ok } from '#shared/base/result.ts';
import { SUSPENDED } from '#shared/model/subject.ts';
import { type Kind, onlyWords } from './kind.ts';

const toWords = (status: string): readonly string[] => (status === 'suspended' ? [SUSPENDED] : []);

/**
 * Suspended or not: PUT /users/{user}/status/suspend and activate. Sending what is so already tells every owner about
 * it again (coder-api 5.2), which the read before a write keeps from happening.
 */
export const userStatus: Kind = {
  read: async (api, { userId }, o) => {
    const read = await api.readAccount(userId, o);
    if (!read.ok) return read;
    return read.value.status === null
      ? fail('bad-response', 'The server does not tell the status of this person.')
      : ok(onlyWords(toWords(read.value.status)));
  },
  write: (api, { userId }, { target }, o) => api.setSuspended(userId, target.includes(SUSPENDED), o),
  listed: { list: 'users', wordsOf: (row) => (row.status === null ? null : toWords(row.status)) },
  isEmptyWhenAbsent: false,
};
