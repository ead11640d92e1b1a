import type { Traits } from './generation.ts';
import { organizationRoles } from './org-roles.ts';
import type { BuiltInRole } from './role.ts';
import { siteRoles } from './site-roles.ts';

/** The built-in roles of one generation, by name. */
export type RoleBook = {
  readonly site: ReadonlyMap<string, BuiltInRole>;
  readonly org: ReadonlyMap<string, BuiltInRole>;
  /** Names a custom role may not take; the server compares them case-sensitively (coder-api 4.5). */
  readonly reserved: ReadonlySet<string>;
};

const byName = (roles: readonly BuiltInRole[]): ReadonlyMap<string, BuiltInRole> =>
  new Map(roles.map((role) => [role.name, role]));

const HIDDEN_ROWS = ['organization-member', 'organization-service-account'];

/** Collects the built-in roles of a generation once; the result is constant. */
export const createRoleBook = (traits: Traits): RoleBook => {
  const site = byName(siteRoles(traits));
  const org = byName(organizationRoles(traits));
  const names = [...site.keys(), ...org.keys()];
  const reserved = names.filter((name) => !traits.serviceAccounts || !HIDDEN_ROWS.includes(name));
  return { site, org, reserved: new Set(reserved) };
};
