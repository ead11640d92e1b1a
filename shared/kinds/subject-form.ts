import type { OrganizationId } from '../base/brand.ts';
import type { PersonSubject, RoleSubject, Subject, SubjectIds } from '../model/subject.ts';

/** How the subjects of a kind are kept in the four columns that all of them share, and read back from there. */
export type SubjectForm<S extends Subject = Subject> = {
  /** Whether it is somebody's: one who is in `userId`. */
  readonly hasUser: boolean;
  /** Whether place and person alone do not tell it apart from others of its kind. */
  readonly hasItem: boolean;
  /** What tells it apart then; else empty. */
  toItem(subject: S): string;
  /** The subject of ids that were told of one of this form. */
  fromIds(ids: SubjectIds & { readonly kind: S['kind'] }): S;
};

/** Somebody, in an organization or on the site. */
export const PERSON: SubjectForm<PersonSubject> = {
  hasUser: true,
  hasItem: false,
  toItem: () => '',
  fromIds: ({ kind, organizationId, userId }) => ({ kind, organizationId, userId }),
};

/** A role of an organization, by its name. */
export const ROLE: SubjectForm<RoleSubject> = {
  hasUser: false,
  hasItem: true,
  toItem: ({ roleName }) => roleName,
  fromIds: ({ kind, organizationId, item }) => ({ kind, organizationId, roleName: item }),
};

/** A custom role of an organization, by its name. */
export const roleSubject = (organizationId: OrganizationId, roleName: string): RoleSubject => ({
  kind: 'custom-role',
  organizationId,
  roleName,
});
