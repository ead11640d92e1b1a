import type { Subject } from '../auth/subject.ts';
import type { AssignTable } from '../rules/assign-table.ts';
import type { Traits } from '../rules/generation.ts';
import type { RoleBook } from '../rules/role-book.ts';
import type { Random } from '../world/random.ts';
import type { World } from '../world/world.ts';
import type { Reply } from './reply.ts';

/** The running deployment, as every handler sees it. */
export type Deployment = {
  readonly world: World;
  readonly traits: Traits;
  readonly book: RoleBook;
  readonly table: AssignTable;
  /** Chance after the start: new ids and secrets, orders that the server leaves open. */
  readonly random: Random;
  readonly nowMs: () => number;
  readonly isLicensed: boolean;
  readonly externalUrl: () => string;
};

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
