import type { Deployment } from '../deployment.ts';
import { keyed, type Route } from '../http/call.ts';
import { withOrganization, withUser } from '../http/params.ts';
import { json, notFound } from '../http/reply.ts';
import type { Organization } from '../world/rows.ts';

/** An organization as the API shows it. */
export const organizationJson = (deployment: Deployment, organization: Organization) => ({
  id: organization.id,
  name: organization.name,
  display_name: organization.displayName,
  icon: organization.icon,
  description: organization.description,
  created_at: organization.createdAt,
  updated_at: organization.updatedAt,
  is_default: organization.isDefault,
  ...(deployment.traits.defaultRoles ? { default_org_member_roles: organization.defaultMemberRoles } : {}),
});

const all = (deployment: Deployment): readonly Organization[] => [...deployment.world.organizations.values()];

/** Organizations: those the caller can read, one of them, and those of a user. Lists come in no order. */
export const organizationRoutes: readonly Route[] = [
  keyed('GET', '/organizations', ({ deployment, subject }) => {
    const readable = all(deployment).filter(({ id }) =>
      subject.can('read', { type: 'organization', organizationId: id }),
    );
    const shuffled = deployment.random.shuffle(readable);
    return json(
      200,
      shuffled.map((organization) => organizationJson(deployment, organization)),
    );
  }),
  keyed(
    'GET',
    '/organizations/{organization}',
    withOrganization(({ deployment }, organization) => json(200, organizationJson(deployment, organization))),
  ),
  keyed(
    'GET',
    '/users/{user}/organizations',
    withUser(({ deployment, subject }, user) => {
      const joined = deployment.world.organizationsOf.get(user.id) ?? new Set();
      const readable = all(deployment).filter(
        ({ id }) => joined.has(id) && subject.can('read', { type: 'organization', organizationId: id }),
      );
      return json(
        200,
        readable.map((organization) => organizationJson(deployment, organization)),
      );
    }),
  ),
  keyed(
    'GET',
    '/users/{user}/organizations/{organizationname}',
    // Whether the user is a member does not matter, only whether the caller may read the organization. Names
    // only: an id or `default` is looked up as a name here.
    withUser((call) => {
      const wanted = (call.params.organizationname ?? '').toLowerCase();
      const found = all(call.deployment).find(({ name }) => name.toLowerCase() === wanted);
      const isReadable =
        found !== undefined && call.subject.can('read', { type: 'organization', organizationId: found.id });
      return isReadable ? json(200, organizationJson(call.deployment, found)) : notFound();
    }),
  ),
];
