/** A string that was checked to be one kind of identifier; two kinds do not mix by accident. */
export type Brand<Name extends string> = string & { readonly __brand: Name };

export type DeploymentId = Brand<'DeploymentId'>;
export type OrganizationId = Brand<'OrganizationId'>;
export type UserId = Brand<'UserId'>;
export type PlanId = Brand<'PlanId'>;
