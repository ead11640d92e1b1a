/** What a composite scope stands for: `type:action` pairs. */
const COMPOSITES: Readonly<Record<string, string>> = {
  'coder:workspaces.create': 'template:read template:use workspace:create workspace:read workspace:update',
  'coder:workspaces.operate': 'template:read workspace:read workspace:start workspace:stop workspace:update',
  'coder:workspaces.delete': 'template:read template:use workspace:read workspace:delete',
  'coder:workspaces.access': 'template:read workspace:read workspace:ssh workspace:application_connect',
  'coder:templates.build': 'template:read file:create file:read provisioner_jobs:read',
  'coder:templates.author':
    'template:read template:create template:update template:delete template:view_insights file:create file:read',
  'coder:apikeys.manage_self': 'api_key:create api_key:read api_key:update api_key:delete',
  'coder:application_connect': 'workspace:application_connect',
};

const pairsOf = (scope: string): readonly string[] => (COMPOSITES[scope] ?? scope).split(' ');

/** Says for a resource type, an action and (where there is one) an id whether a key's limits let it through. */
export type ScopeFilter = (type: string, action: string, id: string) => boolean;

/**
 * The limits of a key. Scopes add up and narrow what the user may do; the allow list narrows it further, by type
 * and id. A list that names single ids lets nothing through that has no id yet. Undefined: no limits at all.
 */
export const createScopeFilter = (
  scopes: readonly string[],
  allowList: readonly string[],
): ScopeFilter | undefined => {
  const isAnyScope = scopes.includes('coder:all');
  const isAnyTarget = allowList.includes('*:*');
  if (isAnyScope && isAnyTarget) return undefined;
  const pairs = new Set(scopes.flatMap(pairsOf));
  const targets = new Set(allowList);
  return (type, action, id) =>
    (isAnyScope || pairs.has(`${type}:${action}`) || pairs.has(`${type}:*`)) &&
    (isAnyTarget || targets.has(`${type}:*`) || (id !== '' && targets.has(`${type}:${id}`)));
};
