import { useQuery } from '#renderer/client/use-query.ts';
import type { OrganizationId } from '#shared/base/brand.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import { useWhere } from './where.ts';

/** The name of an organization of the deployment on screen; the nil UUID is the whole site. */
export const useOrganizationNames = (): ((id: OrganizationId) => string) => {
  const deploymentId = useWhere((where) => where.deploymentId);
  const { value } = useQuery('organization.list', deploymentId === null ? null : { deploymentId });
  return (id) => {
    if (id === SITE_ORGANIZATION_ID) return 'the whole site';
    const found = value?.find((one) => one.id === id);
    return found === undefined ? 'the organization' : found.displayName || found.name;
  };
};
