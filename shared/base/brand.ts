/** A string that was checked to be one kind of identifier; two kinds do not mix by accident. */
export type Brand<Name extends string> = string & { readonly __brand: Name };

/** A kept deployment, by an id of Rollcall's own. */
export type DeploymentId = Brand<'DeploymentId'>;
/** An organization, by its id on the server, in lower case. */
export type OrganizationId = Brand<'OrganizationId'>;
/** A user, by their id on the server, in lower case. */
export type UserId = Brand<'UserId'>;
/** An approved plan, by an id of Rollcall's own. */
export type PlanId = Brand<'PlanId'>;
