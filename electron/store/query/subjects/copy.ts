import type { DeploymentId, OrganizationId, UserId } from '#shared/base/brand.ts';
import { runWhole, type Slices } from '#shared/base/slices.ts';
import { toAppliedStatus } from '#shared/core/people/applying.ts';
import { personSubject } from '#shared/core/plan/subject.ts';
import { isAboutRole } from '#shared/kinds/index.ts';
import { MEMBER, SITE_ORGANIZATION_ID, SUSPENDED, type Subject } from '#shared/model/subject.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { listStandingsInSlices, type Standing } from '../members/person.ts';
import { findOrganizationKey } from '../members/scope.ts';
import { listRoleStandings, type RoleStanding, toWordsOfRole } from './roles.ts';
import { listUserStandingsInSlices, type UserStanding } from './users.ts';

/** How the subjects of a draft or plan stand in the copy. */
export type SubjectCopy = {
  /** The words of a subject; null where the copy does not know it: gone, or never read. */
  readonly findWords: (subject: Subject) => readonly string[] | null;
  /** Somebody in an organization; null: not a member there. */
  readonly findStanding: (organizationId: OrganizationId, userId: UserId) => Standing | null;
  readonly findUser: (userId: UserId) => UserStanding | null;
  readonly roles: readonly RoleStanding[];
};

/** Corrects the words that the copy has of a subject by what is known to have been done since. */
export type Corrected = (subject: Subject, words: readonly string[]) => readonly string[];
const AS_COPIED: Corrected = (_, words) => words;

const groupUsers = (subjects: readonly Subject[]) => {
  const members = new Map<OrganizationId, Set<UserId>>();
  const users = new Set<UserId>();
  for (const { kind, organizationId, userId } of subjects) {
    if (isAboutRole(kind)) continue;
    if (kind !== 'member-roles') users.add(userId);
    if (kind !== 'member-roles' && kind !== 'membership') continue;
    const group = members.get(organizationId) ?? new Set<UserId>();
    members.set(organizationId, group.add(userId));
  }
  return { members, users };
};

type Standings = {
  readonly standings: ReadonlyMap<OrganizationId, ReadonlyMap<UserId, Standing>>;
  readonly users: ReadonlyMap<UserId, UserStanding>;
};

function* readStandings(
  cache: ReadHandle,
  deploymentId: DeploymentId,
  subjects: readonly Subject[],
): Slices<Standings> {
  const { members, users } = groupUsers(subjects);
  yield;
  const standings = new Map<OrganizationId, ReadonlyMap<UserId, Standing>>();
  for (const [organizationId, ids] of members)
    standings.set(
      organizationId,
      yield* listStandingsInSlices(cache, { deploymentId, organizationId }, [...ids]),
    );
  return { standings, users: yield* listUserStandingsInSlices(cache, deploymentId, [...users]) };
}

const statusWords = (user: UserStanding | null): readonly string[] | null => {
  if (user === null || user.status === null) return null;
  return user.status === 'suspended' ? [SUSPENDED] : [];
};

/** Reads how some subjects stand in the copy, in a few questions whatever their number. */
export const readSubjects = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
  subjects: readonly Subject[],
  corrected: Corrected = AS_COPIED,
): SubjectCopy => runWhole(readSubjectsInSlices(cache, deploymentId, subjects, corrected));

/** The same, some hundred people a slice. */
export function* readSubjectsInSlices(
  cache: ReadHandle,
  deploymentId: DeploymentId,
  subjects: readonly Subject[],
  corrected: Corrected = AS_COPIED,
): Slices<SubjectCopy> {
  const { standings, users } = yield* readStandings(cache, deploymentId, subjects);
  const roles = listRoleStandings(cache, deploymentId);
  const isRead = (organizationId: OrganizationId): boolean =>
    findOrganizationKey(cache, { deploymentId, organizationId }) !== null;
  /** What is the person's own, whatever the organization. */
  const correctSite = <P extends Pick<UserStanding, 'status' | 'siteRoles'>>(
    userId: UserId,
    person: P,
  ): P => {
    const was = person.status === SUSPENDED ? [SUSPENDED] : [];
    const status = corrected(personSubject('user-status', SITE_ORGANIZATION_ID, userId), was);
    return {
      ...person,
      status: status === was ? person.status : toAppliedStatus(person.status, status),
      siteRoles: corrected(personSubject('site-roles', SITE_ORGANIZATION_ID, userId), person.siteRoles),
    };
  };
  const findStanding = (organizationId: OrganizationId, userId: UserId): Standing | null => {
    const found = standings.get(organizationId)?.get(userId);
    if (found === undefined || corrected === AS_COPIED) return found ?? null;
    if (corrected(personSubject('membership', organizationId, userId), [MEMBER]).length === 0) return null;
    const roles = corrected(personSubject('member-roles', organizationId, userId), found.roles);
    return correctSite(userId, { ...found, roles });
  };
  const findUser = (userId: UserId): UserStanding | null => {
    const found = users.get(userId);
    return found === undefined || corrected === AS_COPIED ? (found ?? null) : correctSite(userId, found);
  };

  const findRoleWords = (subject: Subject): readonly string[] | null => {
    const { organizationId, roleName } = subject;
    const there = roles.filter((role) => role.organizationId === organizationId);
    const role = there.find(({ name }) => name === roleName);
    // Every organization has built-in roles: an empty list was never read.
    if (there.length === 0) return null;
    return corrected(subject, role === undefined ? [] : toWordsOfRole(role));
  };

  const findWords = (subject: Subject): readonly string[] | null => {
    switch (subject.kind) {
      case 'member-roles':
        return findStanding(subject.organizationId, subject.userId)?.roles ?? null;
      case 'membership':
        if (findStanding(subject.organizationId, subject.userId) !== null) return [MEMBER];
        return isRead(subject.organizationId) ? corrected(subject, []) : null;
      case 'site-roles':
        return findUser(subject.userId)?.siteRoles ?? null;
      case 'user-status':
        return statusWords(findUser(subject.userId));
      case 'custom-role':
        return findRoleWords(subject);
    }
  };

  return { findWords, findStanding, findUser, roles };
}
