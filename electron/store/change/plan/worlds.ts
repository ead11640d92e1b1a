import type { DeploymentId, OrganizationId, UserId } from '#shared/base/brand.ts';
import {
  type EffectMember,
  type EffectsWorld,
  IMPLIED,
  type Permission,
  type RoleGrants,
} from '#shared/core/plan/effects/types.ts';
import type { GuardWorld } from '#shared/core/plan/guards/impact.ts';
import type { PreflightWorld } from '#shared/core/plan/preflight.ts';
import { userIdOf } from '#shared/core/plan/subject.ts';
import type { PreflightOrganization } from '#shared/kinds/rule.ts';
import { SITE_ORGANIZATION_ID, SUSPENDED } from '#shared/model/subject.ts';
import { listStandings, type MemberStanding } from '../../copy/member.ts';
import { countHolders, countRoleHolders, listRoleHolders } from '../../copy/member-role.ts';
import { listOrganizationsOf, readAllOrganizations } from '../../copy/membership.ts';
import { countMembers, listOrganizations } from '../../copy/organization.ts';
import { findPass } from '../../copy/pass.ts';
import type { StoredPermission as ListedPermission, RoleRecord } from '../../copy/role.ts';
import { listUserStandings, type UserStanding } from '../../copy/site-list.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { createHolds } from './actor.ts';
import type { CompiledDraft } from './compiled.ts';

const rolesOf = (
  roles: readonly RoleRecord[],
  organizationId: OrganizationId,
): PreflightOrganization['roles'] =>
  new Map(
    roles
      .filter((role) => role.organizationId === organizationId)
      .map((role) => [role.name, { assignable: role.assignable, builtIn: role.builtIn }]),
  );

/** What preflight needs to know of a deployment, from the copy. `able`: what its server can do. */
export const readWorld = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
  actorId: UserId,
  compiled: CompiledDraft,
  able: Pick<PreflightWorld, 'hasCustomRoles' | 'hasKeyExpiry'> = {},
): PreflightWorld => {
  const { roles, findStanding, findUser, findTokenOwner } = compiled;
  const site: PreflightOrganization = {
    roles: rolesOf(roles, SITE_ORGANIZATION_ID),
    defaultRoles: null,
    // Which roles of the site the identity provider owns is in no answer of the API.
    roleSync: null,
  };
  const organizations = listOrganizations(cache, deploymentId).map(
    ({ id, defaultRoles, roleSync, isDefault }): [OrganizationId, PreflightOrganization] => [
      id,
      { roles: rolesOf(roles, id), defaultRoles, roleSync, isDefault },
    ],
  );
  return {
    actorId,
    organizations: new Map([[SITE_ORGANIZATION_ID, site], ...organizations]),
    findMember: (organizationId, userId) =>
      organizationId === SITE_ORGANIZATION_ID ? findUser(userId) : findStanding(organizationId, userId),
    findUser,
    findTokenOwner,
    holds: createHolds(cache, deploymentId, actorId, roles),
    countHolders: (organizationId, role) => countHolders(cache, deploymentId, organizationId, role),
    ...able,
    isOwner:
      listUserStandings(cache, deploymentId, [actorId]).get(actorId)?.siteRoles.includes('owner') ?? null,
    organizationSync: findPass(cache, deploymentId)?.organizationSync ?? null,
  };
};

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

const toPermissions = (listed: readonly ListedPermission[]): readonly Permission[] =>
  listed.map(({ negate, resourceType, action }) => ({ negate, resource: resourceType, action }));

const toGrants = ({ permissions }: RoleRecord): RoleGrants | null =>
  permissions === null
    ? null
    : {
        site: toPermissions(permissions.site),
        organization: toPermissions(permissions.organization),
        user: toPermissions(permissions.user),
        member: toPermissions(permissions.member),
      };

/**
 * What effects need to know of a deployment, from the copy. Roles mean what the server listed for them; nothing is
 * guessed where it listed nothing.
 */
export const readEffectsWorld = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
  compiled: CompiledDraft,
): EffectsWorld => {
  const roles = new Map(
    compiled.roles.map((role) => [`${role.organizationId} ${role.name}`, toGrants(role)]),
  );
  const defaults = new Map(
    listOrganizations(cache, deploymentId).map(({ id, defaultRoles }) => [id, defaultRoles]),
  );
  let everywhere: ReturnType<typeof readAllOrganizations> | null = null;
  const siteRoles = new Map<UserId, readonly string[]>();
  const statuses = new Map<UserId, string | null>();
  const findStanding = (organizationId: OrganizationId, userId: UserId): MemberStanding | null => {
    const standing =
      compiled.findStanding(organizationId, userId) ??
      listStandings(cache, { deploymentId, organizationId }, [userId]).get(userId) ??
      null;
    if (standing !== null && !siteRoles.has(userId)) siteRoles.set(userId, standing.siteRoles);
    if (standing !== null) statuses.set(userId, standing.status);
    return standing;
  };
  return {
    findRole: (organizationId, role) => roles.get(`${organizationId} ${role}`) ?? null,
    findDefaultRoles: (organizationId) => defaults.get(organizationId) ?? null,
    findMember: (organizationId, userId): EffectMember | null => findStanding(organizationId, userId),
    listOrganizations: (userId) => {
      everywhere ??= readAllOrganizations(cache, deploymentId);
      return everywhere.get(userId) ?? [];
    },
    findSiteRoles: (userId) => {
      const known = siteRoles.get(userId) ?? compiled.findUser(userId)?.siteRoles;
      if (known !== undefined) return known;
      const found = listUserStandings(cache, deploymentId, [userId]).get(userId)?.siteRoles ?? [];
      siteRoles.set(userId, found);
      return found;
    },
    isSuspended: (userId) => {
      const known = statuses.get(userId) ?? compiled.findUser(userId)?.status;
      if (known !== undefined) return known === SUSPENDED;
      const found = listUserStandings(cache, deploymentId, [userId]).get(userId)?.status ?? null;
      statuses.set(userId, found);
      return found === SUSPENDED;
    },
    listHolders: (organizationId, role) => listRoleHolders(cache, deploymentId, organizationId, role),
    implied: IMPLIED,
  };
};
