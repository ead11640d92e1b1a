/**
 * What the store wants from a Coder server about signing in, keys and rights. The client in this folder is the one
 * implementation; it shares wire, pace and token with the `CoderApi` of the same client.
 */
import type { OrganizationId } from '#shared/base/brand.ts';
import type { PasswordFailure } from '#shared/contract/sign-in.ts';
import type { RefusalCode } from '#shared/model/refusal.ts';
import type { CallOptions, Read } from './port.ts';

/** How one signs in there (coder-api 3.4, authmethods). `oidc`: the text of the server's button; null: none. */
export type SignInMethods = {
  readonly password: boolean;
  readonly github: boolean;
  readonly oidc: string | null;
};

/** One key of the server's list (coder-api 6). Times in ISO 8601; null: never, or not told. */
export type RemoteKey = {
  readonly id: string;
  readonly name: string | null;
  readonly createdAt: string | null;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
};

/** Licensed features by name; `agpl`: the build that has none. */
export type RemoteEntitlements =
  | { readonly build: 'agpl' }
  | {
      readonly build: 'licensed' | 'trial' | 'none';
      readonly features: ReadonlyMap<string, { readonly entitled: boolean; readonly enabled: boolean }>;
    };

/** One question of `POST /authcheck` (coder-api 3.6). Neither an organization nor `anyOrganization`: site-wide. */
export type RightsQuestion = {
  readonly type: string;
  readonly action: string;
  readonly organizationId?: OrganizationId;
  readonly anyOrganization?: boolean;
};

export type FirstUser = {
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
};
/** By the names of refusals (`shared/model/refusal.ts`). */
export type FirstUserFailure = Extract<RefusalCode, 'first-user-exists' | 'password-weak' | 'invalid-fields'>;

export interface AccountApi {
  readonly readSignInMethods: (o?: CallOptions) => Read<SignInMethods>;
  /** True: the server has a first user. */
  readonly readFirstUser: (o?: CallOptions) => Read<boolean>;
  readonly createFirstUser: (user: FirstUser, o?: CallOptions) => Read<null, FirstUserFailure>;
  /** A session token. The failure repeats nothing that the server said, since it might say the password. */
  readonly login: (
    email: string,
    password: string,
    o?: CallOptions,
  ) => Read<string, Exclude<PasswordFailure, 'lifetime-too-long'>>;
  /** Ends the session whose token is in use; would end a long-lived token just the same. */
  readonly logout: (o?: CallOptions) => Read<null>;
  /** The longest lifetime of a token of the caller, in whole days. */
  readonly readTokenLimitDays: (o?: CallOptions) => Read<number>;
  /** The new token. */
  readonly createToken: (
    wanted: { readonly name: string; readonly lifetimeDays: number },
    o?: CallOptions,
  ) => Read<string, 'name-taken' | 'lifetime-too-long'>;
  readonly readKey: (id: string, o?: CallOptions) => Read<RemoteKey>;
  readonly findKeyByName: (name: string, o?: CallOptions) => Read<RemoteKey | null>;
  /** A key that is gone already counts as deleted. */
  readonly deleteKey: (id: string, o?: CallOptions) => Read<null>;
  readonly readEntitlements: (o?: CallOptions) => Read<RemoteEntitlements>;
  readonly listExperiments: (o?: CallOptions) => Read<readonly string[]>;
  /** True from 2.27 on, by the route itself. */
  readonly hasTokenScopes: (o?: CallOptions) => Read<boolean>;
  /** True from 2.28 on, by a field of the organization's roles; null: it has none, or none are shown. */
  readonly hasMemberPermissions: (organization: OrganizationId, o?: CallOptions) => Read<boolean | null>;
  /** Which of the questions are answered with yes, by key. */
  readonly checkRights: (
    questions: ReadonlyMap<string, RightsQuestion>,
    o?: CallOptions,
  ) => Read<ReadonlySet<string>>;
}
