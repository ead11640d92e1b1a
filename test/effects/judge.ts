import { createSubject, type Target } from '#electron/demo/auth/subject.ts';
import { type Generation, TRAITS } from '#electron/demo/rules/generation.ts';
import type { Permission } from '#electron/demo/rules/permission.ts';
import { resourceActions } from '#electron/demo/rules/resources.ts';
import type { BuiltInRole } from '#electron/demo/rules/role.ts';
import { createRoleBook } from '#electron/demo/rules/role-book.ts';
import { createWorld } from '#electron/demo/world/world.ts';
import { EFFECT_SCOPES, type EffectScope, type RoleGrants } from '#shared/core/plan/effects/types.ts';

/** What somebody holds; `roles` null: not a member of the organization. Left out, `isSuspended` is false. */
export type Holds = {
  readonly site: readonly string[];
  readonly roles: readonly string[] | null;
  readonly isSuspended?: boolean;
};

export const ORGANIZATION = '00000000-0000-4000-8000-000000000001';
const USER = '10000000-0000-4000-8000-000000000001';
const AT = '2026-01-01T00:00:00Z';

const TARGETS: Readonly<Record<EffectScope, Omit<Target, 'type'>>> = {
  site: {},
  organization: { organizationId: ORGANIZATION },
  user: { ownerId: USER },
  member: { organizationId: ORGANIZATION, ownerId: USER },
};

const userOf = (site: readonly string[]) => ({
  id: USER,
  username: 'dana',
  email: 'dana@acme.example',
  name: '',
  avatarUrl: '',
  createdAt: AT,
  updatedAt: AT,
  lastSeenAt: AT,
  status: 'active' as const,
  loginType: 'password' as const,
  serviceAccount: false,
  system: false,
  deleted: false,
  roles: site,
  password: '',
});

const KEY = {
  id: 'key',
  secret: '',
  userId: USER,
  loginType: 'token' as const,
  tokenName: '',
  scopes: ['coder:all'],
  allowList: ['*:*'],
  createdAt: AT,
  updatedAt: AT,
  lastUsed: AT,
  expiresAt: AT,
  lifetimeSeconds: 0,
};

const toGrants = (role: BuiltInRole): RoleGrants => {
  const plain = (permissions: readonly Permission[]) =>
    permissions.map(({ negate, resource_type, action }) => ({ negate, resource: resource_type, action }));
  return {
    site: plain(role.site),
    organization: plain(role.org),
    user: plain(role.user),
    member: plain(role.orgMember),
  };
};

/** The twin's roles as the effects know roles, and its word on everything somebody may do. */
export const createJudge = (generation: Generation, defaultRoles: readonly string[]) => {
  const traits = TRAITS[generation];
  const book = createRoleBook(traits);
  const find = (roles: ReadonlyMap<string, BuiltInRole>, name: string): RoleGrants | null => {
    const role = roles.get(name);
    return role === undefined ? null : toGrants(role);
  };
  const pairs = [...resourceActions(traits.minor)].flatMap(([resource, actions]) =>
    actions.map((action) => ({ resource, action })),
  );

  /**
   * Every `scope resource action` that the twin allows. A suspended user is refused before roles are looked at
   * (`electron/demo/auth/authenticate.ts`), whatever they hold.
   */
  const listAllowed = ({ site, roles, isSuspended = false }: Holds): ReadonlySet<string> => {
    if (isSuspended) return new Set();
    const world = createWorld('twin');
    world.organizations.set(ORGANIZATION, {
      id: ORGANIZATION,
      name: 'acme',
      displayName: 'Acme',
      description: '',
      icon: '',
      createdAt: AT,
      updatedAt: AT,
      isDefault: true,
      defaultMemberRoles: defaultRoles,
      roleSyncField: '',
    });
    if (roles !== null) {
      world.organizationsOf.set(USER, new Set([ORGANIZATION]));
      const member = { userId: USER, organizationId: ORGANIZATION, createdAt: AT, updatedAt: AT, roles };
      world.members.set(ORGANIZATION, new Map([[USER, member]]));
    }
    const { can } = createSubject(world, book, userOf(site), KEY);
    const allowed = EFFECT_SCOPES.flatMap((scope) =>
      pairs
        .filter(({ resource, action }) => can(action, { type: resource, ...TARGETS[scope] }))
        .map(({ resource, action }) => `${scope} ${resource} ${action}`),
    );
    return new Set(allowed);
  };

  return {
    pairs,
    listAllowed,
    siteRoles: [...book.site.values()].filter(({ listed }) => listed).map(({ name }) => name),
    organizationRoles: [...book.org.values()].filter(({ listed }) => listed).map(({ name }) => name),
    findSiteRole: (name: string) => find(book.site, name),
    findOrganizationRole: (name: string) => find(book.org, name),
  };
};
export type Judge = ReturnType<typeof createJudge>;
