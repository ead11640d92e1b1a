import type { DeploymentId, OrganizationId, UserId } from '#shared/base/brand.ts';
import type { GuardWorld } from '#shared/core/plan/guards/impact.ts';
import { userIdOf } from '#shared/core/plan/subject.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/subject.ts';
import { listStandings } from '../../copy/member.ts';
import { countRoleHolders, listRoleHolders } from '../../copy/member-role.ts';
import { listOrganizationsOf } from '../../copy/membership.ts';
import { countMembers } from '../../copy/organization.ts';
import { listUserStandings, type UserStanding } from '../../copy/site-list.ts';
import type { ReadHandle } from '../../db/handles.ts';
import type { CompiledDraft } from './compiled.ts';

/** What guards need to know of a deployment, from the copy; people of the draft without asking again. */
export const readGuardWorld = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
  actorId: UserId,
  compiled: CompiledDraft,
): GuardWorld => {
  const users = new Map<UserId, UserStanding | null>();
  const findUser = (userId: UserId): UserStanding | null => {
    const known = users.get(userId);
    if (known !== undefined) return known;
    const found =
      compiled.findUser(userId) ?? listUserStandings(cache, deploymentId, [userId]).get(userId) ?? null;
    users.set(userId, found);
    return found;
  };
  // A member's row says it as well as the list of users: 100,000 people of a plan are not asked for one by one.
  let places: ReadonlyMap<UserId, OrganizationId> | null = null;
  const isSuspended = (userId: UserId): boolean => {
    places ??= new Map(compiled.changes.map((change) => [userIdOf(change), change.organizationId]));
    const place = places.get(userId);
    const member = place === undefined ? null : compiled.findStanding(place, userId);
    return (member ?? findUser(userId))?.status === 'suspended';
  };
  return {
    actorId,
    countMembers: (organizationId) => countMembers(cache, { deploymentId, organizationId }),
    countHolders: (organizationId, role) => countRoleHolders(cache, deploymentId, organizationId, role),
    listHolders: (organizationId, role) => listRoleHolders(cache, deploymentId, organizationId, role),
    listOrganizations: (userId) => listOrganizationsOf(cache, deploymentId, userId),
    findMember: (organizationId, userId) => {
      if (organizationId === SITE_ORGANIZATION_ID) return null;
      const scope = { deploymentId, organizationId };
      return (
        compiled.findStanding(organizationId, userId) ??
        listStandings(cache, scope, [userId]).get(userId) ??
        null
      );
    },
    findSiteRoles: (userId) => findUser(userId)?.siteRoles ?? [],
    isSuspended,
  };
};
