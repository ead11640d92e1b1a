import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import type { CustomRole } from '#shared/core/roles/role-words.ts';
import type { CallOptions, PutOutcome, Read } from './port.ts';

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
