import { ok } from '#shared/base/result.ts';
import { type PersonSubject, SITE_ORGANIZATION_ID } from '#shared/model/subject.ts';
import { auditedRoles } from './found-before.ts';
import { onlyWords, type StoreKind } from './kind.ts';

/** The roles of a user on the site: GET /users/{user} and PUT /users/{user}/roles. */
export const siteRoles: StoreKind<PersonSubject> = {
  read: async (api, { userId }, o) => {
    const read = await api.readAccount(userId, o);
    return read.ok ? ok(onlyWords(read.value.siteRoles)) : read;
  },
  write: (api, { userId }, { target }, o) => api.putSiteRoles(userId, target, o),
  listed: { list: 'users', wordsOf: (row) => row.siteRoles },
  isEmptyWhenAbsent: false,
  isEmptyDoubted: false,
  copied: { reads: ['users'], findWords: ({ userId }, { findUser }) => findUser(userId)?.siteRoles ?? null },
  inRow: {
    toMarks: ({ person, organizationId }, { diff }) => {
      if (organizationId === null) return diff(SITE_ORGANIZATION_ID, person.roles);
      const { added, removed } = diff(SITE_ORGANIZATION_ID, person.siteRoles);
      return { siteAdded: added, siteRemoved: removed };
    },
    toApplying: ({ person, organizationId }, findFact) => {
      if (organizationId !== null) return { siteRoles: findFact(SITE_ORGANIZATION_ID, person.siteRoles) };
      const fact = findFact(SITE_ORGANIZATION_ID, person.roles);
      return { roles: fact, siteRoles: fact };
    },
  },
  audited: auditedRoles('user', 'rbac_roles'),
  undo: { gone: 'user-gone', isExact: false, notRestored: null },
  isNeededLater: true,
};
