import type { DeploymentId, OrganizationId, UserId } from '#shared/base/brand.ts';
import { runWhole, type Slices } from '#shared/base/slices.ts';
import { MEMBER, SUSPENDED, type Subject } from '#shared/model/subject.ts';
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

const groupUsers = (subjects: readonly Subject[]) => {
  const members = new Map<OrganizationId, Set<UserId>>();
  const users = new Set<UserId>();
  for (const { kind, organizationId, userId } of subjects) {
    if (kind === 'custom-role') continue;
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
): SubjectCopy => runWhole(readSubjectsInSlices(cache, deploymentId, subjects));

/** The same, some hundred people a slice. */
export function* readSubjectsInSlices(
  cache: ReadHandle,
  deploymentId: DeploymentId,
  subjects: readonly Subject[],
): Slices<SubjectCopy> {
  const { standings, users } = yield* readStandings(cache, deploymentId, subjects);
  const roles = listRoleStandings(cache, deploymentId);
  const isRead = (organizationId: OrganizationId): boolean =>
    findOrganizationKey(cache, { deploymentId, organizationId }) !== null;
  const findStanding = (organizationId: OrganizationId, userId: UserId): Standing | null =>
    standings.get(organizationId)?.get(userId) ?? null;
  const findUser = (userId: UserId): UserStanding | null => users.get(userId) ?? null;

  const findRoleWords = ({ organizationId, roleName }: Subject): readonly string[] | null => {
    const there = roles.filter((role) => role.organizationId === organizationId);
    const role = there.find(({ name }) => name === roleName);
    if (role !== undefined) return toWordsOfRole(role);
    // Every organization has built-in roles: an empty list was never read.
    return there.length === 0 ? null : [];
  };

  const findWords = (subject: Subject): readonly string[] | null => {
    switch (subject.kind) {
      case 'member-roles':
        return findStanding(subject.organizationId, subject.userId)?.roles ?? null;
      case 'membership':
        if (findStanding(subject.organizationId, subject.userId) !== null) return [MEMBER];
        return isRead(subject.organizationId) ? [] : null;
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
