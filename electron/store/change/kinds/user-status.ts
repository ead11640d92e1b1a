import { fail, ok } from '#shared/base/result.ts';
import { personSubject } from '#shared/core/plan/subject.ts';
import { type PersonSubject, SITE_ORGANIZATION_ID, SUSPENDED } from '#shared/model/subject.ts';
import { onlyWords, type StoreKind } from './kind.ts';

const OWNER = 'owner';

const toWords = (status: string | null): readonly string[] => (status === 'suspended' ? [SUSPENDED] : []);

/**
 * Suspended or not: PUT /users/{user}/status/suspend and activate. Sending what is so already tells every owner about
 * it again (coder-api 5.2), which the read before a write keeps from happening.
 */
export const userStatus: StoreKind<PersonSubject> = {
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
  isEmptyDoubted: false,
  copied: {
    reads: ['users'],
    findWords: ({ userId }, { findUser }) => {
      const status = findUser(userId)?.status ?? null;
      return status === null ? null : toWords(status);
    },
  },
  inRow: {
    toMarks: ({ person }, { diff }) => {
      const { added, removed } = diff(SITE_ORGANIZATION_ID, toWords(person.status));
      return { status: added.length > 0 ? 'suspended' : removed.length > 0 ? 'active' : null };
    },
    toApplying: ({ person }, findFact) => ({
      status: findFact(SITE_ORGANIZATION_ID, toWords(person.status)),
    }),
  },
  audited: {
    type: 'user',
    field: 'status',
    read: (old) => (typeof old === 'string' ? toWords(old) : null),
  },
  undo: { gone: 'user-gone', isExact: false, notRestored: null },
  isNeededLater: false,
  /** An owner cannot be suspended. */
  findMissing: ({ userId, planned }, { findNotDone }) => {
    if (!planned.includes(SUSPENDED)) return null;
    const roles = findNotDone(personSubject('site-roles', SITE_ORGANIZATION_ID, userId));
    const isStillOwner = roles?.base.includes(OWNER) === true && !roles.planned.includes(OWNER);
    return isStillOwner ? 'They are still an owner.' : null;
  },
};
