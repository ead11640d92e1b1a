import type { DeploymentId, OrganizationId } from '#shared/base/brand.ts';
import type { Change } from '#shared/model/change.ts';
import { toGraver } from '#shared/model/deployment.ts';
import type { GuardReasons } from '#shared/model/guard.ts';
import { countHolders, listHolders } from '../../copy/member-role.ts';
import { findAsOf } from '../../copy/pass.ts';
import type { RoleRecord } from '../../copy/role.ts';
import type { CopyOf } from '../../db/copies.ts';
import type { ReadHandle } from '../../db/handles.ts';
import type { DeploymentRecord } from '../../db/journal/deployment.ts';
import { listLately, listMovedLately, listPlannedWords, type Moment } from '../../db/journal/lately.ts';
import type { LiveRoles } from '../apply/live-roles.ts';
import type { Rules } from './approval.ts';
import { readPowers } from './powers.ts';
import { listAllHolders } from './reach.ts';
import { readOrganizationNames, readRoleNames } from './role-names.ts';

export type RulesDeps = {
  readonly copyOf: CopyOf;
  /** Plans that were started just now have to be in what it reads. */
  readonly journal: ReadHandle;
  readonly now: () => Moment;
};

/** Whether a question that named one record is about the other as well: what a person saw it called, where and as whom. */
export const isSameServer = (a: DeploymentRecord, b: DeploymentRecord): boolean =>
  a.name === b.name && a.url === b.url && a.serverId === b.serverId && a.actorId === b.actorId;

/** What decides whether changes of a deployment are confirmed outside the page, as things are right now. */
export const readRules = (
  { copyOf, journal, now }: RulesDeps,
  about: {
    readonly record: Pick<DeploymentRecord, 'id' | 'serverId' | 'environment' | 'environmentFirst'>;
    readonly changes: readonly Change[];
    readonly roles: readonly RoleRecord[];
    readonly reasons: GuardReasons;
    readonly live: LiveRoles;
  },
): Rules => {
  const { record, changes, roles, reasons, live } = about;
  const deploymentId: DeploymentId = record.id;
  const cache = copyOf(deploymentId);
  const place = { deploymentId, serverId: record.serverId };
  const planned = listPlannedWords(journal, place, findAsOf(cache, deploymentId));
  const findPlannedWords = (organizationId: OrganizationId, name: string): readonly string[] =>
    planned.get(`${organizationId} ${name}`) ?? [];
  const findHolders = (organizationId: OrganizationId, role: string): readonly string[] | null =>
    listHolders(cache, deploymentId, organizationId, role);
  const moment = now();
  return {
    environment: toGraver(record.environment, record.environmentFirst),
    reasons,
    nameOfRole: readRoleNames(cache, deploymentId, changes),
    powersOf: readPowers({ cache, deploymentId, roles, findPlannedWords, live }, changes),
    nameOfOrganization: readOrganizationNames(cache, deploymentId),
    listHolders: findHolders,
    listAllHolders: (organizationId, role) => listAllHolders(cache, deploymentId, organizationId, role),
    countHolders: (organizationId, role) => countHolders(cache, deploymentId, organizationId, role),
    // Whoever holds a role that was moved was changed with it.
    lately: new Set([
      ...listLately(journal, place, moment),
      ...listMovedLately(journal, place, moment).flatMap(
        ({ organizationId, roleName }) => findHolders(organizationId, roleName) ?? [],
      ),
    ]),
  };
};
