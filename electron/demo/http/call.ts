import type { Subject } from '../auth/subject.ts';
import type { Deployment } from '../deployment.ts';
import type { Reply } from './reply.ts';

/** One request, read completely. `params` are the path parameters, decoded. */
export type Call = {
  readonly deployment: Deployment;
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly rawBody: string;
  readonly requestId: string;
};

/** A request whose sender is known. */
export type UserCall = Call & { readonly subject: Subject };

export type Handler = (call: Call) => Reply;
export type UserHandler = (call: UserCall) => Reply;

type Place = { readonly method: string; readonly path: string };

/** A route: open to everybody, or for holders of a key. */
export type Route =
  | (Place & { readonly access: 'open'; readonly handle: Handler })
  | (Place & { readonly access: 'key'; readonly handle: UserHandler });

/** A route without authentication; `path` is below /api/v2 and names parameters as `{name}`. */
export const open = (method: string, path: string, handle: Handler): Route => ({
  access: 'open',
  method,
  path,
  handle,
});

/** A route that needs a valid key. */
export const keyed = (method: string, path: string, handle: UserHandler): Route => ({
  access: 'key',
  method,
  path,
  handle,
});
