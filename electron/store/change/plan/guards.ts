import type { DeploymentId, OrganizationId, UserId } from '#shared/base/brand.ts';
import type { GuardFinding, Stopped } from '#shared/core/plan/guards/guards.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/subject.ts';
import { listOrganizations } from '../../copy/organization.ts';
import { listUserStandings } from '../../copy/site-list.ts';
import type { ReadHandle } from '../../db/handles.ts';
import type { Review } from './review.ts';

const EXAMPLES = 3;

/** How the places and roles of a review are called. */
export const readCalled = (cache: ReadHandle, deploymentId: DeploymentId, { compiled }: Review) => {
  const organizations = new Map(
    listOrganizations(cache, deploymentId).map(({ id, displayName }) => [id, displayName]),
  );
  const roles = new Map(
    compiled.roles.map(({ organizationId, name, displayName }) => [`${organizationId} ${name}`, displayName]),
  );
  return {
    organization: (id: OrganizationId | null): string => (id === null ? '' : (organizations.get(id) ?? '')),
    role: (id: OrganizationId | null, role: string): string =>
      roles.get(`${id ?? SITE_ORGANIZATION_ID} ${role}`) || role,
  };
};

/** The guards that stop a review, in words and with the people concerned. */
export const describeGuards = (cache: ReadHandle, deploymentId: DeploymentId, review: Review) => {
  const called = readCalled(cache, deploymentId, review);
  const toExamples = (people: readonly UserId[]): readonly string[] => {
    const shown = people.slice(0, EXAMPLES);
    const standings = listUserStandings(cache, deploymentId, shown);
    return shown.flatMap((userId) => standings.get(userId)?.username ?? []);
  };
  const toFinding = ({ guard }: Stopped, finding: GuardFinding) => ({
    organizationId: finding.organizationId,
    organization: called.organization(finding.organizationId),
    message: guard.toMessage(finding, {
      organization: called.organization(finding.organizationId),
      role: finding.role === null ? '' : called.role(finding.organizationId, finding.role),
    }),
    people: finding.people.length,
    examples: toExamples(finding.people),
  });
  return review.stopped.map((stopped) => ({
    code: stopped.guard.code,
    title: stopped.guard.title,
    findings: stopped.findings.map((finding) => toFinding(stopped, finding)),
  }));
};
