import type { OrganizationId, UserId } from '../../base/brand.ts';
import { KINDS } from '../../kinds/index.ts';
import {
  type ChangeKind,
  NO_USER_ID,
  type PersonKind,
  SITE_ORGANIZATION_ID,
  type Subject,
} from '../../model/subject.ts';

/** A text that two subjects share exactly when they are the same. The role name comes last, since it may hold anything. */
export const toSubjectKey = ({ kind, organizationId, userId, roleName }: Subject): string =>
  `${kind} ${organizationId} ${userId} ${roleName}`;

/** Kinds that belong to a person on the whole site, not in one organization. */
export const isSiteKind = (kind: ChangeKind): boolean => KINDS[kind].isOnSite;

/** The subject of a person: on the site for the kinds that live there, whatever organization is given. */
export const personSubject = (kind: PersonKind, organizationId: OrganizationId, userId: UserId): Subject => ({
  kind,
  organizationId: isSiteKind(kind) ? SITE_ORGANIZATION_ID : organizationId,
  userId,
  roleName: '',
});

/** The subject of a custom role. */
export const roleSubject = (organizationId: OrganizationId, roleName: string): Subject => ({
  kind: 'custom-role',
  organizationId,
  userId: NO_USER_ID,
  roleName,
});

/** The subject of anything that has one, without the rest. */
export const subjectOf = ({ kind, organizationId, userId, roleName }: Subject): Subject => ({
  kind,
  organizationId,
  userId,
  roleName,
});
