import type { UserCall } from '../http/call.ts';
import { error, type Reply } from '../http/reply.ts';
import type { Traits } from '../rules/generation.ts';
import type { Permission } from '../rules/permission.ts';
import { resourceActions } from '../rules/resources.ts';

/** The decoded body of POST and PUT. */
export type RoleBody = {
  readonly name: string;
  readonly display_name: string;
  readonly site_permissions: readonly Permission[];
  readonly user_permissions: readonly Permission[];
  readonly organization_permissions: readonly Permission[];
  readonly organization_member_permissions: readonly Permission[];
};

const scopeRefusal = (inMessage: string, inDetail: string): Reply =>
  error(
    400,
    `Invalid request, not allowed to assign ${inMessage} permissions for an organization role.`,
    `organization scoped roles may not contain ${inDetail} permissions`,
  );

/** Only organization permissions may be in an organization role; the first other kind is refused. */
export const findScopeProblem = (traits: Traits, body: RoleBody): Reply | undefined => {
  if (body.site_permissions.length > 0) return scopeRefusal('site wide', 'site wide');
  if (body.user_permissions.length > 0) return scopeRefusal('user', 'user');
  const hasMember = traits.memberPermissions && body.organization_member_permissions.length > 0;
  return hasMember ? scopeRefusal('organization member', 'organization member') : undefined;
};

const isKnown = (
  actions: ReadonlyMap<string, readonly string[]>,
  { resource_type, action }: Permission,
): boolean => actions.get(resource_type)?.includes(action) === true;

const isWild = ({ resource_type, action }: Permission): boolean => resource_type === '*' || action === '*';

/** What PUT keeps: pairs the server does not know are dropped without a word, wildcards stay and fail later. */
export const keepKnown = (traits: Traits, permissions: readonly Permission[]): readonly Permission[] => {
  const actions = resourceActions(traits.minor);
  return permissions.filter((permission) => isWild(permission) || isKnown(actions, permission));
};

const invalidPairs = (traits: Traits, permissions: readonly Permission[]): readonly string[] => {
  const actions = resourceActions(traits.minor);
  const word = traits.memberPermissions ? ' org' : '';
  return permissions.flatMap((permission) => {
    if (isWild(permission) || isKnown(actions, permission)) return [];
    const { resource_type: type, action } = permission;
    return actions.has(type)
      ? [`${word} invalid action "${action}" for resource "${type}"`]
      : [`${word} invalid resource type "${type}"`];
  });
};

/** The detail of the 400 for permissions that may not be in a role or not be granted by this caller. */
export const findPermissionProblem = (
  call: UserCall,
  organizationId: string,
  permissions: readonly Permission[],
): string | undefined => {
  const { traits } = call.deployment;
  const invalid = invalidPairs(traits, permissions);
  if (invalid.length > 0) {
    return `invalid role: ${invalid.map((line) => `org="${organizationId}":${line}`).join('\n')}`;
  }
  const prefix = `org="${organizationId}": ${traits.memberPermissions ? 'org: ' : ''}invalid permission`;
  for (const permission of permissions) {
    const { negate, resource_type: type, action } = permission;
    const isAllowed = call.subject.can(action, { type, organizationId });
    const reason = isWild(permission)
      ? 'no wildcard symbols'
      : negate
        ? 'no negative permissions'
        : isAllowed
          ? undefined
          : 'not allowed to grant this permission';
    if (reason !== undefined) return `${prefix} for action="${action}" type="${type}", ${reason}`;
  }
  return undefined;
};
