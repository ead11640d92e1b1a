import { ok } from '#shared/base/result.ts';
import { personSubject } from '#shared/core/plan/subject.ts';
import { withoutRoles } from '#shared/core/roles/role-set.ts';
import { roleSubject } from '#shared/kinds/subject-form.ts';
import { MEMBER, type PersonSubject } from '#shared/model/subject.ts';
import { auditedRoles } from './found-before.ts';
import { onlyWords, type StoreKind } from './kind.ts';

/** The roles of a member: GET members/{user} and PUT members/{user}/roles. */
export const memberRoles: StoreKind<PersonSubject> = {
  read: async (api, { organizationId, userId }, o) => {
    const read = await api.readMemberRoles(organizationId, userId, o);
    return read.ok ? ok(onlyWords(read.value)) : read;
  },
  write: (api, { organizationId, userId }, { target }, o) =>
    api.putMemberRoles(organizationId, userId, target, o),
  listed: { list: 'members', wordsOf: (row) => row.roles },
  isEmptyWhenAbsent: false,
  isEmptyDoubted: false,
  copied: {
    reads: ['members'],
    findWords: ({ organizationId, userId }, { findStanding }) =>
      findStanding(organizationId, userId)?.roles ?? null,
  },
  inRow: {
    toMarks: ({ person, organizationId, places }, { diff, isStaged }) =>
      organizationId === null
        ? { roleChanges: places.filter((place) => isStaged(place.organizationId)).length }
        : diff(organizationId, person.roles),
    toApplying: ({ person, organizationId }, findFact) =>
      organizationId === null ? {} : { roles: findFact(organizationId, person.roles) },
  },
  audited: auditedRoles('organization_member', 'roles'),
  undo: { gone: 'member-gone', isExact: false, notRestored: null },
  isNeededLater: false,
  /** A role that could not be made cannot be given, and somebody who did not come in cannot get roles. */
  findMissing: ({ organizationId, userId, base, planned }, { findNotDone, isOthers }) => {
    const member = findNotDone(personSubject('membership', organizationId, userId));
    if (member?.planned.includes(MEMBER)) return 'They were not added to the organization.';
    const given = withoutRoles(planned, base);
    const role = given.find((name) => {
      const made = findNotDone(roleSubject(organizationId, name));
      return made !== null && made.base.length === 0 && made.planned.length > 0;
    });
    if (role !== undefined) return `The role ${role} was not created.`;
    const other = given.find((name) => isOthers(roleSubject(organizationId, name)));
    return other === undefined
      ? null
      : `The role ${other} is no longer as it was made: others changed or deleted it. Nobody more is given it.`;
  },
};
