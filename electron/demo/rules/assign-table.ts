import type { Traits } from './generation.ts';

/** Placeholder under which the table lists every custom organization role; it shows in refusals. */
export const ANY_CUSTOM_ROLE = 'custom-organization-role';

const SITE_ROLES = ['owner', 'auditor', 'template-admin', 'user-admin', 'member'];

const ORG_ROLES = [
  'organization-admin',
  'organization-auditor',
  'organization-user-admin',
  'organization-template-admin',
  'organization-workspace-creation-ban',
  'organization-member',
  ANY_CUSTOM_ROLE,
];

/** Roles without power of their own, which user admins may hand out too. */
const trivialRoles = (traits: Traits): readonly string[] => [
  'organization-member',
  ...(traits.minor >= 32 ? ['agents-access'] : []),
  ...(traits.defaultRoles ? ['organization-workspace-access'] : []),
];

/** What the holder of a role may grant or take away, by name, in the scope of that role (coder-api 4.3). */
export type AssignTable = {
  readonly site: ReadonlyMap<string, ReadonlySet<string>>;
  readonly org: ReadonlyMap<string, ReadonlySet<string>>;
};

/** The static assign table of a generation. Site holders act in every organization, others in their own. */
export const createAssignTable = (traits: Traits): AssignTable => {
  const trivial = trivialRoles(traits);
  return {
    site: new Map([
      ['owner', new Set([...SITE_ROLES, ...ORG_ROLES, ...trivial])],
      ['user-admin', new Set(['member', ...trivial])],
    ]),
    org: new Map([
      ['organization-admin', new Set([...ORG_ROLES, ...trivial])],
      ['organization-user-admin', new Set(trivial)],
    ]),
  };
};

/** True when one of the holder's roles may grant or take away `name`. */
export const canAssign = (
  table: AssignTable,
  holder: { readonly site: readonly string[]; readonly org: readonly string[] },
  name: string,
): boolean =>
  holder.site.some((held) => table.site.get(held)?.has(name)) ||
  holder.org.some((held) => table.org.get(held)?.has(name));
