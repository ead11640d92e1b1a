import { useQuery } from '#renderer/client/use-query.ts';
import type { Scope } from '#renderer/window/where.ts';
import type { Organization } from '#shared/model/organization.ts';

/** The organizations of the deployment in the copy. */
export const useOrganizations = (scope: Scope | null): readonly Organization[] =>
  useQuery('organization.list', scope === null ? null : { deploymentId: scope.deploymentId }).value ?? [];

/** The name of the organization on screen. */
export const useOrganizationName = (scope: Scope | null): string => {
  const found = useOrganizations(scope).find((one) => one.id === scope?.organizationId);
  return found?.displayName || found?.name || 'the organization';
};
