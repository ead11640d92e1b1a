import type { OrganizationId } from '../../../base/brand.ts';
import { isRole } from '../../../kinds/index.ts';
import type { Change } from '../../../model/change.ts';
import { SITE_ORGANIZATION_ID } from '../../../model/subject.ts';
import { toPermission } from '../../roles/role-words.ts';
import { type HeldRole, indexGrants } from './levels.ts';
import type { EffectsWorld, Permission, RoleGrants, RoleOrigin } from './types.ts';

/** What a custom role brings, from its words. */
const fromWords = (words: readonly string[]): RoleGrants => {
  const permissions = words.map(toPermission).filter((permission) => permission !== null);
  const at = (scope: 'org' | 'member'): readonly Permission[] =>
    permissions
      .filter((permission) => permission.scope === scope)
      .map(({ negate, resourceType, action }) => ({ negate, resource: resourceType, action }));
  return { site: [], organization: at('org'), user: [], member: at('member') };
};

const NOTHING: RoleGrants = { site: [], organization: [], user: [], member: [] };

/**
 * Roles as objects: asked twice for the same role at the same time, the book gives the same object, and before and
 * after are the same object unless the plan itself changes the role.
 */
export const createBook = (changes: readonly Change[], world: EffectsWorld) => {
  const kept = new Map<string, HeldRole>();
  const changed = new Map<string, Change>();
  for (const change of changes)
    if (isRole(change)) changed.set(`${change.organizationId} ${change.roleName}`, change);

  const keep = (key: string, make: () => HeldRole): HeldRole => {
    const found = kept.get(key) ?? make();
    kept.set(key, found);
    return found;
  };
  const toHeld = (kind: RoleOrigin, role: string, grants: RoleGrants | null): HeldRole => ({
    kind,
    role,
    index: grants === null ? null : indexGrants(grants),
  });

  const findInOrganization = (
    organizationId: OrganizationId,
    role: string,
    when: 'before' | 'after',
    kind: RoleOrigin,
  ): HeldRole => {
    const change = changed.get(`${organizationId} ${role}`);
    if (change === undefined)
      return keep(`${kind} ${organizationId} ${role}`, () =>
        toHeld(kind, role, world.findRole(organizationId, role)),
      );
    return keep(`${kind} ${when} ${organizationId} ${role}`, () => {
      const words = when === 'before' ? change.base : change.target;
      return toHeld(kind, role, words.length === 0 ? NOTHING : fromWords(words));
    });
  };

  return {
    findInOrganization,
    findOnSite: (role: string): HeldRole =>
      keep(`site ${role}`, () => toHeld('site-role', role, world.findRole(SITE_ORGANIZATION_ID, role))),
    implied: (which: keyof EffectsWorld['implied']): HeldRole =>
      keep(`implied ${which}`, () => {
        const name = {
          site: 'member',
          member: 'organization-member',
          serviceAccount: 'organization-service-account',
        };
        return toHeld('implied-role', name[which], world.implied[which]);
      }),
  };
};
export type Book = ReturnType<typeof createBook>;
