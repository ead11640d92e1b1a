/**
 * Every example of the five API references the project began with, as they stand there but for line breaks: which
 * documents show it (members: 002 of 2025-07, 000 and 001 of 2026-02, 004 of 2026-06; users: 003 of 2026-05), then
 * the command.
 */
const EXAMPLES = `
000,001,002,004 curl -X GET http://coder-server:8080/api/v2/organizations/{organization}/members -H 'Accept: application/json' -H 'Coder-Session-Token: API_KEY'
000,001,002,004 curl -X GET http://coder-server:8080/api/v2/organizations/{organization}/members/roles -H 'Accept: application/json' -H 'Coder-Session-Token: API_KEY'
000,001,002,004 curl -X PUT http://coder-server:8080/api/v2/organizations/{organization}/members/roles -H 'Content-Type: application/json' -H 'Accept: application/json' -H 'Coder-Session-Token: API_KEY'
000,001,002,004 curl -X POST http://coder-server:8080/api/v2/organizations/{organization}/members/roles -H 'Content-Type: application/json' -H 'Accept: application/json' -H 'Coder-Session-Token: API_KEY'
000,001,002,004 curl -X DELETE http://coder-server:8080/api/v2/organizations/{organization}/members/roles/{roleName} -H 'Accept: application/json' -H 'Coder-Session-Token: API_KEY'
000,001,004 curl -X GET http://coder-server:8080/api/v2/organizations/{organization}/members/{user} -H 'Accept: application/json' -H 'Coder-Session-Token: API_KEY'
000,001,002,004 curl -X POST http://coder-server:8080/api/v2/organizations/{organization}/members/{user} -H 'Accept: application/json' -H 'Coder-Session-Token: API_KEY'
000,001,002,004 curl -X DELETE http://coder-server:8080/api/v2/organizations/{organization}/members/{user} -H 'Coder-Session-Token: API_KEY'
000,001,002,004 curl -X PUT http://coder-server:8080/api/v2/organizations/{organization}/members/{user}/roles -H 'Content-Type: application/json' -H 'Accept: application/json' -H 'Coder-Session-Token: API_KEY'
000,001,002,004 curl -X GET http://coder-server:8080/api/v2/organizations/{organization}/paginated-members -H 'Accept: application/json' -H 'Coder-Session-Token: API_KEY'
000,001,002,004 curl -X GET http://coder-server:8080/api/v2/users/roles -H 'Accept: application/json' -H 'Coder-Session-Token: API_KEY'
003 curl -X GET http://coder-server:8080/api/v2/users -H 'Accept: application/json' -H 'Coder-Session-Token: API_KEY'
003 curl -X POST http://coder-server:8080/api/v2/users -H 'Content-Type: application/json' -H 'Accept: application/json' -H 'Coder-Session-Token: API_KEY'
003 curl -X GET http://coder-server:8080/api/v2/users/authmethods -H 'Accept: application/json' -H 'Coder-Session-Token: API_KEY'
003 curl -X GET http://coder-server:8080/api/v2/users/first -H 'Accept: application/json' -H 'Coder-Session-Token: API_KEY'
003 curl -X POST http://coder-server:8080/api/v2/users/first -H 'Content-Type: application/json' -H 'Accept: application/json' -H 'Coder-Session-Token: API_KEY'
003 curl -X POST http://coder-server:8080/api/v2/users/logout -H 'Accept: application/json' -H 'Coder-Session-Token: API_KEY'
003 curl -X GET http://coder-server:8080/api/v2/users/oauth2/github/callback -H 'Coder-Session-Token: API_KEY'
003 curl -X GET http://coder-server:8080/api/v2/users/oauth2/github/device -H 'Accept: application/json' -H 'Coder-Session-Token: API_KEY'
003 curl -X GET http://coder-server:8080/api/v2/users/oidc-claims -H 'Accept: application/json' -H 'Coder-Session-Token: API_KEY'
003 curl -X GET http://coder-server:8080/api/v2/users/oidc/callback -H 'Coder-Session-Token: API_KEY'
003 curl -X GET http://coder-server:8080/api/v2/users/{user} -H 'Accept: application/json' -H 'Coder-Session-Token: API_KEY'
003 curl -X DELETE http://coder-server:8080/api/v2/users/{user} -H 'Coder-Session-Token: API_KEY'
003 curl -X GET http://coder-server:8080/api/v2/users/{user}/appearance -H 'Accept: application/json' -H 'Coder-Session-Token: API_KEY'
003 curl -X PUT http://coder-server:8080/api/v2/users/{user}/appearance -H 'Content-Type: application/json' -H 'Accept: application/json' -H 'Coder-Session-Token: API_KEY'
003 curl -X GET http://coder-server:8080/api/v2/users/{user}/autofill-parameters?template_id=string -H 'Accept: application/json' -H 'Coder-Session-Token: API_KEY'
003 curl -X GET http://coder-server:8080/api/v2/users/{user}/gitsshkey -H 'Accept: application/json' -H 'Coder-Session-Token: API_KEY'
003 curl -X PUT http://coder-server:8080/api/v2/users/{user}/gitsshkey -H 'Accept: application/json' -H 'Coder-Session-Token: API_KEY'
003 curl -X POST http://coder-server:8080/api/v2/users/{user}/keys -H 'Accept: application/json' -H 'Coder-Session-Token: API_KEY'
003 curl -X GET http://coder-server:8080/api/v2/users/{user}/keys/tokens -H 'Accept: application/json' -H 'Coder-Session-Token: API_KEY'
003 curl -X POST http://coder-server:8080/api/v2/users/{user}/keys/tokens -H 'Content-Type: application/json' -H 'Accept: application/json' -H 'Coder-Session-Token: API_KEY'
003 curl -X GET http://coder-server:8080/api/v2/users/{user}/keys/tokens/{keyname} -H 'Accept: application/json' -H 'Coder-Session-Token: API_KEY'
003 curl -X GET http://coder-server:8080/api/v2/users/{user}/keys/{keyid} -H 'Accept: application/json' -H 'Coder-Session-Token: API_KEY'
003 curl -X DELETE http://coder-server:8080/api/v2/users/{user}/keys/{keyid} -H 'Coder-Session-Token: API_KEY'
003 curl -X PUT http://coder-server:8080/api/v2/users/{user}/keys/{keyid}/expire -H 'Accept: */*' -H 'Coder-Session-Token: API_KEY'
003 curl -X GET http://coder-server:8080/api/v2/users/{user}/login-type -H 'Accept: application/json' -H 'Coder-Session-Token: API_KEY'
003 curl -X GET http://coder-server:8080/api/v2/users/{user}/organizations -H 'Accept: application/json' -H 'Coder-Session-Token: API_KEY'
003 curl -X GET http://coder-server:8080/api/v2/users/{user}/organizations/{organizationname} -H 'Accept: application/json' -H 'Coder-Session-Token: API_KEY'
003 curl -X PUT http://coder-server:8080/api/v2/users/{user}/password -H 'Content-Type: application/json' -H 'Coder-Session-Token: API_KEY'
003 curl -X GET http://coder-server:8080/api/v2/users/{user}/preferences -H 'Accept: application/json' -H 'Coder-Session-Token: API_KEY'
003 curl -X PUT http://coder-server:8080/api/v2/users/{user}/preferences -H 'Content-Type: application/json' -H 'Accept: application/json' -H 'Coder-Session-Token: API_KEY'
003 curl -X PUT http://coder-server:8080/api/v2/users/{user}/profile -H 'Content-Type: application/json' -H 'Accept: application/json' -H 'Coder-Session-Token: API_KEY'
003 curl -X GET http://coder-server:8080/api/v2/users/{user}/roles -H 'Accept: application/json' -H 'Coder-Session-Token: API_KEY'
003 curl -X PUT http://coder-server:8080/api/v2/users/{user}/roles -H 'Content-Type: application/json' -H 'Accept: application/json' -H 'Coder-Session-Token: API_KEY'
003 curl -X PUT http://coder-server:8080/api/v2/users/{user}/status/activate -H 'Accept: application/json' -H 'Coder-Session-Token: API_KEY'
003 curl -X PUT http://coder-server:8080/api/v2/users/{user}/status/suspend -H 'Accept: application/json' -H 'Coder-Session-Token: API_KEY'
`;

/** One example of a reference. */
export type SeedCommand = {
  readonly seeds: readonly string[];
  /** The whole command line, with the placeholders of the reference. */
  readonly command: string;
  /** For example `GET /users/{user}`, without the base path and the query. */
  readonly endpoint: string;
};

const toSeedCommand = (line: string): SeedCommand => {
  const [seeds = '', ...rest] = line.split(' ');
  const [, , method = '', url = ''] = rest;
  const path = url.slice(url.indexOf('/api/v2') + '/api/v2'.length).replace(/\?.*/, '');
  return { seeds: seeds.split(','), command: rest.join(' '), endpoint: `${method} ${path}` };
};

/** All 46 examples of the seeds. */
export const SEED_COMMANDS: readonly SeedCommand[] = EXAMPLES.trim().split('\n').map(toSeedCommand);
