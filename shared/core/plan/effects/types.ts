import type { OrganizationId, UserId } from '../../../base/brand.ts';

/** One permission of a role, as the server lists it. `*` stands for every resource or action. */
export type Permission = { readonly negate: boolean; readonly resource: string; readonly action: string };

/**
 * Where a permission holds: `site`, the whole deployment; `organization`, everything in it; `user`, one's own things
 * everywhere; `member`, one's own things in the organization.
 */
export const EFFECT_SCOPES = ['site', 'organization', 'user', 'member'] as const;
export type EffectScope = (typeof EFFECT_SCOPES)[number];

/** What a role brings, by the level at which it brings it. */
export type RoleGrants = Readonly<Record<EffectScope, readonly Permission[]>>;

/** Why somebody has a role: given, on the site, a default of the organization, or implied for everybody. */
export type RoleOrigin = 'organization-role' | 'site-role' | 'default-role' | 'implied-role';
type PathKind = RoleOrigin | 'status';

/** Somebody in one organization of the copy; also says what is the same everywhere. */
export type EffectMember = { readonly roles: readonly string[]; readonly isServiceAccount: boolean };

/** What the computation knows of the world, from the copy. */
export type EffectsWorld = {
  /** Null: the server does not list such a role, so what it brings is not known. `SITE_ORGANIZATION_ID`: site roles. */
  readonly findRole: (organizationId: OrganizationId, role: string) => RoleGrants | null;
  /** Roles that everybody in the organization has without holding them; null: the server does not know any. */
  readonly findDefaultRoles: (organizationId: OrganizationId) => readonly string[] | null;
  readonly findMember: (organizationId: OrganizationId, userId: UserId) => EffectMember | null;
  /** Everywhere somebody is a member; asked only where the whole site is concerned. */
  readonly listOrganizations: (userId: UserId) => readonly OrganizationId[];
  readonly findSiteRoles: (userId: UserId) => readonly string[];
  /** Suspended as the copy knows them: what roles bring them counts only once they are activated. */
  readonly isSuspended: (userId: UserId) => boolean;
  /** Everybody who holds a role; asked only for roles that the plan changes. */
  readonly listHolders: (organizationId: OrganizationId, role: string) => Iterable<UserId>;
  readonly implied: ImpliedRoles;
};

/** The roles that no server lists: held by every user, by every member, and by service accounts in their place. */
type ImpliedRoles = {
  readonly site: RoleGrants;
  readonly member: RoleGrants;
  readonly serviceAccount: RoleGrants;
};

/** What gives or takes a permission. */
export type EffectPath = { readonly kind: PathKind; readonly role: string };

/** One permission gained or lost. `organizationId` null for the scopes `site` and `user`. */
export type Effect = {
  readonly direction: 'gain' | 'loss';
  readonly scope: EffectScope;
  readonly organizationId: OrganizationId | null;
  readonly resource: string;
  readonly action: string;
  readonly path: EffectPath;
};

/**
 * What a status takes or gives before all else. It is no permission of Coder, so no role covers it: a server refuses
 * whoever is suspended before it looks at roles.
 */
export const SIGN_IN = { resource: 'session', action: 'sign_in' } as const;

const allow = (table: Readonly<Record<string, readonly string[]>>): readonly Permission[] =>
  Object.entries(table).flatMap(([resource, actions]) =>
    actions.map((action) => ({ negate: false, resource, action })),
  );

const NOTHING: RoleGrants = { site: [], organization: [], user: [], member: [] };
const READ = ['read'] as const;

/**
 * What every user and every member may do by themselves. No server lists these roles (coder-api 4.2), so this is
 * the part of them that holds in all versions and settings, read from Coder's source; what depends on a setting
 * (reading the other members, from 2.30) and what is about one's own things is left out, so that an effect is rather named once too often than missed.
 */
export const IMPLIED: ImpliedRoles = {
  site: { ...NOTHING, site: allow({ assign_role: READ, oauth2_app: READ, workspace_proxy: READ }) },
  member: {
    ...NOTHING,
    organization: allow({ provisioner_daemon: READ, organization: READ, assign_org_role: READ }),
    member: allow({ organization_member: READ }),
  },
  serviceAccount: {
    ...NOTHING,
    organization: allow({ provisioner_daemon: READ, organization: READ, assign_org_role: READ }),
  },
};
