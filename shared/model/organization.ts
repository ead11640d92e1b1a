import type { DeploymentId, OrganizationId } from '../base/brand.ts';

/**
 * What stands for the whole deployment where an organization is asked for: the nil UUID, as Coder itself writes the
 * organization of site roles ("OrganizationID is uuid.Nil for unscoped roles (aka deployment wide)", coder/coder,
 * coderd/rbac/roles.go). The list under it is everybody on the deployment, and its roles are the site roles.
 */
export const SITE_ORGANIZATION_ID = '00000000-0000-0000-0000-000000000000' as OrganizationId;

export type { Organization } from './organization-schema.ts';

/** One organization's list in one deployment. */
export type Scope = { readonly deploymentId: DeploymentId; readonly organizationId: OrganizationId };

/** A key for maps; ids cannot contain a space. */
export const toScopeKey = (scope: Scope): string => `${scope.deploymentId} ${scope.organizationId}`;
