import type { Generation, Twin } from '#electron/demo/index.ts';
import type { CoderClient } from '#electron/store/remote/call/call-endpoint.ts';
import type { CallResult } from '#electron/store/remote/call/failure.ts';
import type { OrganizationId, UserId } from '#shared/base/brand.ts';

import type { ServerKind } from './server-kind.ts';

/** Who may ask. Everybody but `owner` and `nobody` is made for the run, with rights as the name says. */
export const ACTORS = {
  owner: {},
  /** No token at all. */
  nobody: {},
  member: {},
  /** Somebody in no organization. */
  outsider: { leaves: true },
  userAdmin: { site: ['user-admin'] },
  auditor: { site: ['auditor'] },
  orgAdmin: { roles: ['organization-admin'] },
  orgUserAdmin: { roles: ['organization-user-admin'] },
  orgAuditor: { roles: ['organization-auditor'] },
  /** Reads everybody, and may assign roles by a custom role: which the table of who grants what does not count. */
  assigner: { site: ['auditor'], roles: ['*assigner'] },
} as const satisfies Record<
  string,
  { readonly site?: readonly string[]; readonly roles?: readonly string[]; readonly leaves?: true }
>;
export type Actor = keyof typeof ACTORS;

/** Somebody made for the run. */
export type Person = {
  readonly id: UserId;
  readonly username: string;
  readonly email: string;
  readonly password: string;
};

export type Permission = {
  readonly negate: boolean;
  readonly resource_type: string;
  readonly action: string;
};

/** A server as a situation sees it: everything in it was made by calls of the owner, under one prefix. */
export type World = {
  readonly generation: Generation;
  readonly url: string;
  /** Null: some other server. */
  readonly twin: Twin | null;
  readonly organization: OrganizationId;
  readonly organizationName: string;
  readonly ownerId: UserId;
  /** An organization besides the default one; null: there is none. */
  readonly otherOrganization: string | null;
  readonly isLicensed: boolean;
  /** Kinds that the server is of; a twin can be brought into each. */
  readonly kinds: ReadonlySet<ServerKind>;
  /** The token of somebody who signed in through an OpenID provider; null: none was given. */
  readonly oidcUserToken: string | null;
  readonly api: CoderClient;
  readonly as: (actor: Actor) => Promise<CoderClient>;
  readonly idOf: (actor: Actor) => Promise<UserId>;
  readonly tokenOf: (actor: Actor) => Promise<string>;
  readonly withToken: (token: string | null) => CoderClient;
  /** A name that nothing else has, at most 32 characters. */
  readonly unique: (letter?: string) => string;
  readonly newUser: (over?: { readonly loginType?: string; readonly status?: 'dormant' }) => Promise<Person>;
  readonly newToken: (user: string) => Promise<string>;
  /** A token that was good and has run out. */
  readonly expiredToken: () => Promise<string>;
  readonly newRole: (permissions?: readonly Permission[]) => Promise<string>;
};

/** Thrown when a server could not be brought into a situation; the case fails and says so. */
export class NotSetUp extends Error {}

/** The value of a call that only prepares something. */
export const must = async <T>(what: string, call: Promise<CallResult<T>>): Promise<T> => {
  const result = await call;
  if (result.ok) return result.value;
  const { code, refusal, detail } = result.failure;
  throw new NotSetUp(`${what}: ${refusal ?? code}, ${detail ?? ''}`);
};
