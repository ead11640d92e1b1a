import type { Permission } from '../rules/permission.ts';

/** Rows are replaced, never changed, so that anything computed from a row can be kept until the row goes. */
export type Organization = {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly icon: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly isDefault: boolean;
  /** Implied for every member, not shown on members; empty before 2.35. */
  readonly defaultMemberRoles: readonly string[];
  /** Claim field of the identity provider that manages roles here; empty when role sync is off. */
  readonly roleSyncField: string;
};

export type UserStatus = 'active' | 'dormant' | 'suspended';
export type LoginType = 'password' | 'oidc' | 'github' | 'none';

export type User = {
  readonly id: string;
  readonly username: string;
  readonly email: string;
  readonly name: string;
  readonly avatarUrl: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly lastSeenAt: string;
  readonly status: UserStatus;
  readonly loginType: LoginType;
  readonly serviceAccount: boolean;
  readonly system: boolean;
  readonly deleted: boolean;
  /** Stored site roles, without the implied `member`. */
  readonly roles: readonly string[];
  /** Made-up password of a password user, empty when there is none. */
  readonly password: string;
};

export type Member = {
  readonly userId: string;
  readonly organizationId: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Stored organization roles, in storage order. */
  readonly roles: readonly string[];
};

export type CustomRole = {
  readonly name: string;
  readonly displayName: string;
  readonly organizationId: string;
  readonly permissions: readonly Permission[];
};

export type ApiKey = {
  readonly id: string;
  readonly secret: string;
  readonly userId: string;
  readonly loginType: 'password' | 'token' | 'oidc' | 'github';
  readonly tokenName: string;
  readonly scopes: readonly string[];
  readonly allowList: readonly string[];
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly lastUsed: string;
  readonly expiresAt: string;
  readonly lifetimeSeconds: number;
};

export type AuditDiff = Readonly<
  Record<string, { readonly old?: unknown; readonly new?: unknown; readonly secret: boolean }>
>;

export type AuditRow = {
  readonly id: string;
  readonly requestId: string;
  readonly time: string;
  readonly actorId: string;
  readonly organizationId: string;
  readonly resourceType: string;
  readonly resourceId: string;
  readonly resourceTarget: string;
  readonly action: string;
  readonly statusCode: number;
  readonly userAgent: string;
  readonly diff: AuditDiff;
};
