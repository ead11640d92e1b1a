import type { z } from 'zod';
import { deploymentEndpoints } from './deployment.ts';
import { keyEndpoints } from './keys.ts';
import { memberEndpoints } from './members.ts';
import { personalEndpoints } from './personal.ts';
import { roleEndpoints } from './roles.ts';
import type { ValueOf } from './shape/shape.ts';
import { signInEndpoints } from './sign-in.ts';
import { userEndpoints } from './users.ts';

export { type Endpoint, isKnownTo, type Method, namesInPath } from './endpoint.ts';

/** Areas of the table, in the order `docs/endpoints.md` shows them. */
export const AREAS = {
  Members: memberEndpoints,
  Roles: roleEndpoints,
  Users: userEndpoints,
  Personal: personalEndpoints,
  'Keys and tokens': keyEndpoints,
  'Sign-in': signInEndpoints,
  Deployment: deploymentEndpoints,
} as const;

/** Every endpoint of the Coder API that Rollcall knows: the one list from which client, tests and `docs/endpoints.md` are made. */
export const ENDPOINTS = {
  ...memberEndpoints,
  ...roleEndpoints,
  ...userEndpoints,
  ...personalEndpoints,
  ...keyEndpoints,
  ...signInEndpoints,
  ...deploymentEndpoints,
} as const;

type Table = typeof ENDPOINTS;
export type EndpointName = keyof Table;

/** Endpoints that a client may call: all but the browser's side of a sign-in. */
export type CallName = {
  [Name in EndpointName]: Table[Name] extends { readonly notClient: string } ? never : Name;
}[EndpointName];

export type InputOf<Name extends EndpointName> = z.input<Table[Name]['input']>;
export type OutputOf<Name extends EndpointName> = ValueOf<Table[Name]['output']>;

/** Names in the order of the table. */
// Made from the very keys of the table.
export const ENDPOINT_NAMES = Object.keys(ENDPOINTS) as readonly EndpointName[];
