import type { Client } from '../client.ts';
import type { CallOptions } from '../port.ts';
import { type CallName, ENDPOINT_NAMES, ENDPOINTS, type InputOf, type OutputOf } from '../table/index.ts';
import { callEndpoint } from './call-endpoint.ts';
import type { CallResult } from './failure.ts';

/** One method for each endpoint of the table that a client may call. */
export type CoderClient = {
  readonly [Name in CallName]: (
    input: InputOf<Name>,
    options?: CallOptions,
  ) => Promise<CallResult<OutputOf<Name>>>;
};

const isCallable = (name: keyof typeof ENDPOINTS): name is CallName => !('notClient' in ENDPOINTS[name]);

/** All calls over one connection: its sockets, its pace, its token. */
export const toCoderClient = (client: Client): CoderClient => {
  const methods = ENDPOINT_NAMES.filter(isCallable).map((name) => [
    name,
    (input: InputOf<typeof name>, options?: CallOptions) => callEndpoint(client, name, input, options),
  ]);
  // Made from the very names that the type is made from.
  return Object.fromEntries(methods) as CoderClient;
};
