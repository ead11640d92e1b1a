/** Scopes anybody may put on a token, `since: names` (coder-api 6.1); legacy names go through `scope`. */
const TABLE: readonly (readonly [since: number, names: string])[] = [
  [27, 'coder:all coder:application_connect coder:apikeys.manage_self'],
  [27, 'coder:workspaces.create coder:workspaces.operate coder:workspaces.delete coder:workspaces.access'],
  [27, 'coder:templates.build coder:templates.author'],
  [27, 'workspace:read workspace:create workspace:update workspace:delete workspace:ssh workspace:start'],
  [27, 'workspace:stop workspace:application_connect workspace:*'],
  [27, 'template:read template:create template:update template:delete template:use template:*'],
  [27, 'api_key:read api_key:create api_key:update api_key:delete api_key:* file:read file:create file:*'],
  [27, 'user:read_personal user:update_personal'],
  [27, 'user_secret:read user_secret:create user_secret:update user_secret:delete user_secret:*'],
  [28, 'task:create task:read task:update task:delete task:*'],
  [29, 'organization:read organization:update organization:delete organization:*'],
  [32, 'user:read user:*'],
  [34, 'user_skill:create user_skill:read user_skill:update user_skill:delete user_skill:*'],
];

/** The public scopes of a server of this minor version, sorted. */
export const publicScopes = (minor: number): readonly string[] =>
  TABLE.filter(([since]) => since <= minor)
    .flatMap(([, names]) => names.split(' '))
    .sort();
