import type { DeploymentId, OrganizationId, UserId } from '#shared/base/brand.ts';
import { IMPLIED } from '#shared/core/plan/effects/implied.ts';
import type { EffectMember, EffectsWorld, Permission, RoleGrants } from '#shared/core/plan/effects/types.ts';
import { SUSPENDED } from '#shared/model/subject.ts';
import { listStandings, type Standing } from '../../copy/member.ts';
import { listRoleHolders } from '../../copy/member-role.ts';
import { readAllOrganizations } from '../../copy/membership.ts';
import { listOrganizations } from '../../copy/organization.ts';
import type { Permission as ListedPermission, RoleRecord } from '../../copy/role.ts';
import { listUserStandings } from '../../copy/site-list.ts';
import type { ReadHandle } from '../../db/handles.ts';
import type { CompiledDraft } from './compiled.ts';

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
  const findStanding = (organizationId: OrganizationId, userId: UserId): Standing | null => {
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
