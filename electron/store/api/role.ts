import type { DeploymentId, OrganizationId, UserId } from '#shared/base/brand.ts';
import { ok } from '#shared/base/result.ts';
import type { Output } from '#shared/contract/index.ts';
import type { role } from '#shared/contract/role.ts';
import { applyIntent } from '#shared/core/plan/intent.ts';
import { findMinor, listPermissions, toMinor } from '#shared/core/roles/permission-list.ts';
import { hasSameRoles } from '#shared/core/roles/role-set.ts';
import { fromRoleWords } from '#shared/core/roles/role-words.ts';
import { isRole } from '#shared/kinds/index.ts';
import { roleSubject } from '#shared/kinds/subject-form.ts';
import type { Generation } from '#shared/model/capability.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import type { Role } from '#shared/model/role.ts';
import type { Draft } from '../change/draft/draft.ts';
import { createHolds } from '../change/plan/actor.ts';
import { listRoleRecords, listRoles, type RoleRecord, toWordsOfRole } from '../copy/role.ts';
import type { CopyOf } from '../db/copies.ts';
import type { AreaHandlers } from './handlers.ts';

type RoleDeps = {
  readonly copyOf: CopyOf;
  readonly draft: Draft;
  readonly findRecord: (
    id: DeploymentId,
  ) => { readonly version: string | null; readonly actorId: string | null } | null;
  /** By what the server's answers have; null: not asked yet. */
  readonly findGeneration: (id: DeploymentId) => Generation | null;
};

type Scope = { readonly deploymentId: DeploymentId; readonly organizationId: OrganizationId };
type Browsed = Output<'role.browse'>[number];
type Stage = Browsed['staged'];

const LEVELS = ['site', 'organization', 'user', 'member'] as const;

const placeOf = (one: Role): string => one.organizationId ?? SITE_ORGANIZATION_ID;

const toStage = (before: readonly string[], after: readonly string[]): Stage => {
  if (hasSameRoles(before, after)) return null;
  if (before.length === 0) return 'created';
  return after.length === 0 ? 'deleted' : 'changed';
};

const countPermissions = (standing: RoleRecord | undefined): number =>
  LEVELS.reduce((sum, level) => sum + (standing?.permissions?.[level].length ?? 0), 0);

/** Custom roles first, then those of the organization, then those of the site. */
const rank = (one: Browsed): number => (one.organizationId === null ? 2 : one.builtIn ? 1 : 0);

/** The last release of each generation but the newest, for a server whose version names none. */
const LAST_MINOR: Readonly<Record<Generation, number | null>> = { '2.24': 27, '2.31': 31, '2.35': null };

/** The release that a server stands for: by its version, else by its answers, else the newest. */
const minorOf = (version: string | null, generation: Generation | null): number =>
  findMinor(version) ?? (generation === null ? null : LAST_MINOR[generation]) ?? toMinor(null);

/** What the server itself names in its roles is there, whatever our own list knows. */
const listKnown = (minor: number, standings: readonly RoleRecord[]) => {
  const known = new Map(
    [...listPermissions(minor)].map(([type, actions]) => [type, new Set(actions)] as const),
  );
  for (const { permissions } of standings)
    for (const level of LEVELS)
      for (const { resourceType, action } of permissions?.[level] ?? [])
        if (resourceType !== '*' && action !== '*')
          known.set(resourceType, (known.get(resourceType) ?? new Set()).add(action));
  return [...known].sort(([a], [b]) => (a < b ? -1 : 1));
};

/** Roles to look at and to write, from the copy with staged work on top. */
export const createRoleHandlers = ({
  copyOf,
  draft,
  findRecord,
  findGeneration,
}: RoleDeps): AreaHandlers<typeof role> => {
  const findStaged = ({ deploymentId, organizationId }: Scope, name: string, before: readonly string[]) => {
    const staged = draft.findStaged(deploymentId, roleSubject(organizationId, name));
    const after = staged === null ? before : applyIntent(staged.intent, before);
    return { after, stage: toStage(before, after) };
  };

  /** Roles that are staged only. */
  const listCreated = (scope: Scope, known: ReadonlySet<string>): readonly Browsed[] =>
    draft
      .listStaged(scope.deploymentId)
      .filter(isRole)
      .filter((staged) => staged.organizationId === scope.organizationId && !known.has(staged.roleName))
      .flatMap(({ roleName, intent }) => {
        const made = fromRoleWords(applyIntent(intent, []));
        if (made === null) return [];
        const { displayName, permissions } = made;
        return {
          name: roleName,
          displayName: displayName || roleName,
          organizationId: scope.organizationId,
          builtIn: false,
          assignable: false,
          holders: 0,
          permissions: permissions.length,
          staged: 'created',
        };
      });

  return {
    'role.browse': (scope) => {
      const cache = copyOf(scope.deploymentId);
      const standings = new Map(
        listRoleRecords(cache, scope.deploymentId).map((one) => [`${one.organizationId} ${one.name}`, one]),
      );
      // Who holds a site role is counted over the deployment, not among the members of one organization.
      const site = listRoles(cache, scope.deploymentId, SITE_ORGANIZATION_ID);
      const here = listRoles(cache, scope.deploymentId, scope.organizationId).filter(
        (one) => one.organizationId !== null,
      );
      const rows = [...here, ...site].map((one): Browsed => {
        const standing = standings.get(`${placeOf(one)} ${one.name}`);
        const isOurs = !one.builtIn && standing !== undefined;
        const staged = isOurs ? findStaged(scope, one.name, toWordsOfRole(standing)).stage : null;
        return { ...one, permissions: countPermissions(standing), staged };
      });
      const names = new Set(here.map((one) => one.name));
      return ok([...listCreated(scope, names), ...rows].sort((a, b) => rank(a) - rank(b)));
    },
    'role.get': ({ name, ...scope }) => {
      const cache = copyOf(scope.deploymentId);
      const isMeant = (place: string, other: string): boolean =>
        other === name && place === scope.organizationId;
      const found = listRoles(cache, scope.deploymentId, scope.organizationId).find((one) =>
        isMeant(placeOf(one), one.name),
      );
      const standing = listRoleRecords(cache, scope.deploymentId).find((one) =>
        isMeant(one.organizationId, one.name),
      );
      const words = standing === undefined || standing.builtIn ? [] : toWordsOfRole(standing);
      const { after, stage } = findStaged(scope, name, words);
      if (found === undefined && stage === null) return ok(null);
      const levels = LEVELS.map((level) => ({ level, permissions: standing?.permissions?.[level] ?? [] }));
      return ok({
        role: found ?? null,
        levels: levels.filter(({ permissions }) => permissions.length > 0),
        words,
        stagedWords: stage === null ? null : after,
        staged: stage,
      });
    },
    'role.listPermissions': ({ deploymentId, organizationId }) => {
      const cache = copyOf(deploymentId);
      const record = findRecord(deploymentId);
      const standings = listRoleRecords(cache, deploymentId);
      const minor = minorOf(record?.version ?? null, findGeneration(deploymentId));
      // An id that nobody has: nothing is known of somebody who never signed in here.
      const actorId = (record?.actorId ?? '') as UserId;
      const holds = createHolds(cache, deploymentId, actorId, standings);
      return ok({
        organizationId,
        resources: listKnown(minor, standings).map(([resourceType, actions]) => ({
          resourceType,
          actions: [...actions]
            .sort()
            .map((action) => ({ action, held: holds(organizationId, resourceType, action) })),
        })),
      });
    },
  };
};
