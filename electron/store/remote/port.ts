/**
 * What the store wants from a Coder server, in the words of the domain. The client in this folder is the one
 * real implementation; tests of `change/` and `sync/` use it too, against the twin.
 */
import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import type { Failure } from '#shared/base/failure.ts';
import type { Result } from '#shared/base/result.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import type { CustomRole } from '#shared/core/roles/role-words.ts';
import type { Member } from '#shared/model/member.ts';
import type { RejectCode } from '#shared/model/refusal.ts';
import type { Token } from '#shared/model/token-list.ts';

export type RemoteOrganization = {
  readonly id: OrganizationId;
  readonly name: string;
  readonly displayName: string;
  readonly isDefault: boolean;
  /** Null: the server is older than 2.35 and does not know default roles. */
  readonly defaultRoles: readonly string[] | null;
};

export type RemotePermission = {
  readonly negate: boolean;
  readonly resourceType: string;
  readonly action: string;
};

export type RemoteRole = {
  readonly name: string;
  readonly displayName: string;
  /** Null for a site role. */
  readonly organizationId: OrganizationId | null;
  readonly builtIn: boolean;
  readonly assignable: boolean;
  readonly sitePermissions: readonly RemotePermission[];
  readonly organizationPermissions: readonly RemotePermission[];
  readonly userPermissions: readonly RemotePermission[];
  readonly memberPermissions: readonly RemotePermission[];
};

/** A member row of the list. Fields that came with 2.32 are null where the server is older. */
export type RemoteMember = Readonly<Member> & {
  /** The field that is not what Coder sends, of a row that was asked for all the same (`PageOf`). */
  readonly unreadable?: string;
};

/**
 * A token of somebody, without its secret (coder-api 6): `username` is empty where the server does not tell it, and
 * `scopes` says `coder:all` for everything, also where an old server says it otherwise.
 */
export type RemoteToken = Token;

/** A token that was read by itself. `isCutShort`: it ends before the time that it was made for, so somebody ended it. */
export type ReadToken = Omit<RemoteToken, 'username'> & { readonly isCutShort: boolean };

/** A user of the deployment, as GET /users lists one. */
export type RemoteUser = Omit<RemoteMember, 'roles'>;

/**
 * One row of the server's audit log. `diff` has what changed, by field, as the server names it: without `old` where
 * nothing was before, without `new` where nothing is after, and with neither for a secret.
 */
export type RemoteAuditRow = {
  readonly id: string;
  /** The `X-Coder-Request-Id` of the call it is about. */
  readonly requestId: string | null;
  readonly at: string | null;
  readonly action: string;
  readonly resourceType: string;
  readonly resourceId: string | null;
  readonly statusCode: number;
  readonly diff: Readonly<Record<string, { readonly old?: unknown; readonly new?: unknown }>>;
  /** Who did it; null: that user is gone. */
  readonly username: string | null;
};

export type Page<T> = { readonly rows: readonly T[]; readonly count: number };

/**
 * A page of a list. `isLoose`: a row of which the id can be read, and something else not, comes with `unreadable` and
 * what could be read; otherwise such a row makes the whole page a `bad-response`, which is right for whoever acts on
 * what it says.
 */
export type PageOf = { readonly offset: number; readonly limit: number; readonly isLoose?: boolean };

export type Read<T, More extends string = never> = Promise<Result<T, RemoteFailure | More>>;

/** The last thing that surely happened on the wire; every failure carries it (engine 1). */
export const WIRE_PHASES = ['connecting', 'bytes-written', 'headers', 'done'] as const;
export type WirePhase = (typeof WIRE_PHASES)[number];

/**
 * How one write ended: a PUT of a role set, or a write of `SubjectApi`. Exactly one request went out at most; nobody
 * below this line resends.
 * - `applied`: 2xx, the right subject, and its words equal what was sent.
 * - `already-so`: the server said that it is so already and changed nothing: somebody else did it. Look again.
 * - `rejected`: the server said no before it changed anything (definite refusals of engine 3).
 * - `refused-unproven`: a 4xx that a proxy may have invented; believe it only after a read.
 * - `not-sent`: proof that no byte of the request left.
 * - `throttled`: 429; nothing was changed; wait for the host.
 * - `signed-out`: 401; nothing was changed.
 * - `unknown`: anything else. Only a later read can tell.
 */
export type PutOutcome = { readonly requestId: string | null; readonly status: number | null } & (
  | { readonly class: 'applied'; readonly roles: readonly string[] }
  | { readonly class: 'already-so'; readonly message: string }
  | { readonly class: 'rejected'; readonly code: RejectCode; readonly message: string }
  | { readonly class: 'refused-unproven'; readonly code: RejectCode; readonly message: string }
  | { readonly class: 'not-sent'; readonly failure: Failure<RemoteFailure> }
  | { readonly class: 'throttled'; readonly retryAfterMs: number }
  | { readonly class: 'signed-out'; readonly message: string }
  | { readonly class: 'unknown'; readonly failure: Failure<RemoteFailure> }
);

export type CallOptions = {
  readonly signal?: AbortSignal;
  /**
   * Called right before the first byte of a request leaves; not at all if none does. Whoever aborts the signal in it keeps
   * it from leaving. A read that takes several tries or requests calls it for each from which its answer may come: what is
   * told was true after the last call.
   */
  readonly onStart?: () => void;
};

/** A user as a change of one is checked: status null where the server does not tell. */
export type RemoteAccount = { readonly status: string | null; readonly siteRoles: readonly string[] };

/**
 * Reads and writes of everything but the roles of a member. A write is one request at most, with the outcome classes
 * of `putMemberRoles`; its `roles` are the words of the subject (`model/subject.ts`) as the server told them. None of
 * these writes is idempotent on the server (coder-api 3.1, 5.2): what is unknown is found out by reading.
 */
export interface SubjectApi {
  /** `user-gone`: no such user, or not to be seen with this token. A deleted user is still found (coder-api 1.5). */
  readonly readAccount: (user: UserId, o?: CallOptions) => Read<RemoteAccount, 'user-gone'>;
  readonly putSiteRoles: (user: UserId, roles: readonly string[], o?: CallOptions) => Promise<PutOutcome>;
  readonly setSuspended: (user: UserId, suspended: boolean, o?: CallOptions) => Promise<PutOutcome>;
  readonly addMember: (organization: OrganizationId, user: UserId, o?: CallOptions) => Promise<PutOutcome>;
  readonly removeMember: (organization: OrganizationId, user: UserId, o?: CallOptions) => Promise<PutOutcome>;
  /** Makes the role when `isNew`, else replaces what it allows and how it is called. */
  readonly putCustomRole: (
    organization: OrganizationId,
    name: string,
    role: CustomRole,
    isNew: boolean,
    o?: CallOptions,
  ) => Promise<PutOutcome>;
  readonly deleteCustomRole: (
    organization: OrganizationId,
    name: string,
    o?: CallOptions,
  ) => Promise<PutOutcome>;
}

/** One deployment, one token. Every method is safe to call while others run; the host's limits are kept inside. */
export interface CoderApi extends SubjectApi {
  /** Version and deployment id, without a token. `not-coder` when something else answers. */
  readonly readBuildInfo: (
    o?: CallOptions,
  ) => Read<{ readonly version: string; readonly deploymentId: string | null }>;
  readonly readSelf: (
    o?: CallOptions,
  ) => Read<{ readonly userId: UserId; readonly username: string; readonly siteRoles: readonly string[] }>;
  readonly listOrganizations: (o?: CallOptions) => Read<readonly RemoteOrganization[]>;
  readonly listOrganizationRoles: (
    organization: OrganizationId,
    o?: CallOptions,
  ) => Read<readonly RemoteRole[]>;
  readonly listSiteRoles: (o?: CallOptions) => Read<readonly RemoteRole[]>;
  /** Offset paging only (coder-api 3.1: `after_id` is a trap). An empty page past the end is a success. */
  readonly pageMembers: (
    organization: OrganizationId,
    page: PageOf,
    o?: CallOptions,
  ) => Read<Page<RemoteMember>>;
  readonly pageUsers: (page: PageOf, o?: CallOptions) => Read<Page<RemoteUser>>;
  /**
   * The tokens of everybody whose the caller may see, expired ones among them, or the caller's own; in no order. An
   * owner sees all, anybody else their own. One answer, however many there are. Rows that could not be read are not among
   * `rows` and are counted in `unreadable`.
   */
  readonly listTokens: (
    whose: 'all' | 'own',
    o?: CallOptions,
  ) => Read<{ readonly rows: readonly RemoteToken[]; readonly unreadable: number }>;
  /** One token as it is now; `token-gone`: there is none of that id, or it is not to be seen with this token. */
  readonly readToken: (user: UserId, token: string, o?: CallOptions) => Read<ReadToken, 'token-gone'>;
  /**
   * Ends the life of a token now; its row stays. One request, with the outcome classes of `putMemberRoles` and no
   * words. From 2.32; an older server rejects it. Of the token in use nothing is sent: it would be the last request.
   */
  readonly expireToken: (user: UserId, token: string, o?: CallOptions) => Promise<PutOutcome>;
  /** True: OIDC users' roles in this organization belong to the identity provider. Null: not readable. */
  readonly readRoleSync: (organization: OrganizationId, o?: CallOptions) => Read<boolean | null>;
  /** True: the identity provider decides who is in which organization, for OIDC users. Null: not readable. */
  readonly readOrganizationSync: (o?: CallOptions) => Read<boolean | null>;
  /** One person's explicit organization roles, now, sorted and unique; `member-gone` when not a member. */
  readonly readMemberRoles: (
    organization: OrganizationId,
    user: UserId,
    o?: CallOptions,
  ) => Read<readonly string[], 'member-gone'>;
  /**
   * One PUT of the full set, sorted and unique. Never throws for what the wire does. The signal stops it only
   * while no byte has left (`not-sent`); after that it is heard to its end.
   */
  readonly putMemberRoles: (
    organization: OrganizationId,
    user: UserId,
    roles: readonly string[],
    o?: CallOptions,
  ) => Promise<PutOutcome>;
  /**
   * The audit log, newest first, by the server's own search words; `forbidden` without the right to read it. New rows
   * come in on top, so a later page may repeat rows and never skips any. `count` may stop at a cap. Rows that could not
   * be read are not among `rows` and are counted in `unreadable`.
   */
  readonly pageAudit: (
    search: string,
    page: { readonly offset: number; readonly limit: number },
    o?: CallOptions,
  ) => Read<Page<RemoteAuditRow> & { readonly unreadable: number }>;
  /** The server's clock less this machine's, by its last answer, in milliseconds; 0: the same, or not known yet. */
  readonly serverSkewMs: () => number;
  /** What time it is by the server's clock, as far as that is known. */
  readonly serverNowMs: () => number;
  /** Deletes the token in use on the server. */
  readonly revokeToken: (o?: CallOptions) => Read<null>;
  readonly close: () => void;
}
