import { useMemo } from 'react';
import { useQuery } from '#renderer/client/use-query.ts';
import type { OrganizationId } from '#shared/base/brand.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import { useWhere } from './where.ts';

export type RoleNames = {
  /** The display name of a role, or its own name when neither the copy nor staged work knows it. */
  readonly show: (name: string) => string;
  /** Is the role listed by the server? True while that is not known. */
  readonly isKnown: (name: string) => boolean;
};

/** Roles of an organization, which is the one that the window is in unless said otherwise, and the site roles, by name. */
export const useRoleNames = (of?: OrganizationId): RoleNames => {
  const deploymentId = useWhere((where) => where.deploymentId);
  const organizationId = useWhere((where) => of ?? where.organizationId ?? SITE_ORGANIZATION_ID);
  const { value } = useQuery(
    'role.listNames',
    deploymentId === null ? null : { deploymentId, organizationId },
  );
  return useMemo(() => {
    const byName = new Map((value ?? []).map((role) => [role.name, role]));
    return {
      show: (name) => byName.get(name)?.displayName || name,
      isKnown: (name) => value === undefined || byName.get(name)?.isStaged === false,
    };
  }, [value]);
};

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
