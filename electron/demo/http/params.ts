import { NIL_UUID, parseUuid } from '../rules/name-rule.ts';
import type { Member, Organization, User } from '../world/rows.ts';
import type { Call, UserCall, UserHandler } from './call.ts';
import { error, forbidden, notFound, type Reply } from './reply.ts';

/** An organization by `default`, id, or name in any case; no permission is asked. */
export const findOrganization = (call: Call, text: string): Organization | undefined => {
  const { organizations } = call.deployment.world;
  const all = [...organizations.values()];
  if (text === 'default' || text === NIL_UUID) return all.find((organization) => organization.isDefault);
  const id = parseUuid(text);
  if (id !== undefined) return organizations.get(id);
  const wanted = text.toLowerCase();
  return all.find((organization) => organization.name.toLowerCase() === wanted);
};

/** The organization of the path when the caller may read it; else undefined, which is answered with 404. */
export const organizationOf = (call: UserCall): Organization | undefined => {
  const found = findOrganization(call, call.params.organization ?? '');
  if (found === undefined) return undefined;
  const isReadable = call.subject.can('read', { type: 'organization', organizationId: found.id });
  return isReadable ? found : undefined;
};

/** Runs the handler with the organization of the path, or answers 404. */
export const withOrganization =
  (handle: (call: UserCall, organization: Organization) => Reply): UserHandler =>
  (call) => {
    const organization = organizationOf(call);
    return organization === undefined ? notFound() : handle(call, organization);
  };

const unknownUser = (call: UserCall, queried: string): Reply =>
  call.deployment.traits.unknownUserStatus === 404
    ? notFound()
    : error(400, '"user" must be an existing uuid or username.', `queried user="${queried}"`);

/** A user by `me`, id (a deleted one too) or username in any case; no permission is asked. */
export const findUser = (call: UserCall, text: string): User | undefined => {
  const { users, usernames } = call.deployment.world;
  if (text === 'me') return call.subject.user;
  const id = parseUuid(text) ?? usernames.get(text.toLowerCase());
  return id === undefined ? undefined : users.get(id);
};

/** True when the caller may read this user. */
export const canReadUser = (call: UserCall, user: User): boolean =>
  call.subject.can('read', { type: 'user', ownerId: user.id });

/** Runs the handler with the `{user}` of the path when the caller may read them. */
export const withUser =
  (handle: (call: UserCall, user: User) => Reply): UserHandler =>
  (call) => {
    const text = call.params.user ?? '';
    const user = findUser(call, text);
    if (user !== undefined && canReadUser(call, user)) return handle(call, user);
    // `me` always exists; a key too narrow to read its own user gets the standard 404 in all generations.
    return text === 'me' ? notFound() : unknownUser(call, text);
  };

/** A membership with its user and organization. */
export type Membership = {
  readonly organization: Organization;
  readonly user: User;
  readonly member: Member;
};

/** True when the caller may read this user's membership. */
export const canReadMember = (call: UserCall, organizationId: string, userId: string): boolean =>
  call.subject.can('read', { type: 'organization_member', organizationId, ownerId: userId });

/**
 * Runs the handler with the membership of the path. The user is found with the server's own rights; only the
 * membership must be readable, so an unknown user differs from an unreadable one where that is 400.
 */
export const withMember = (handle: (call: UserCall, membership: Membership) => Reply): UserHandler =>
  withOrganization((call, organization) => {
    const text = call.params.user ?? '';
    const user = findUser(call, text);
    if (user === undefined) return unknownUser(call, text);
    const member = call.deployment.world.members.get(organization.id)?.get(user.id);
    if (member === undefined || user.deleted) return notFound();
    if (!canReadMember(call, organization.id, user.id)) return notFound();
    return handle(call, { organization, user, member });
  });

/** Runs the handler only when the caller has the permission; otherwise the standard 403. */
export const withPermission =
  (action: string, type: string, handle: UserHandler): UserHandler =>
  (call) =>
    call.subject.can(action, { type }) ? handle(call) : forbidden();
