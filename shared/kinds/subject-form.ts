import type { OrganizationId } from '../base/brand.ts';
import type { PersonSubject, RoleSubject, Subject, SubjectIds } from '../model/subject.ts';

/** How the subjects of a kind are kept in the four columns that all of them share, and read back from there. */
export type SubjectForm<S extends Subject = Subject> = {
  /** What tells it apart where place and person do not (the `item` of its sort, `SUBJECT_SORTS`); else empty. */
  toItem(subject: S): string;
  /** The subject of ids that were told of one of this form. */
  fromIds(ids: SubjectIds & { readonly kind: S['kind'] }): S;
};

/** Somebody, in an organization or on the site. */
export const PERSON: SubjectForm<PersonSubject> = {
  toItem: () => '',
  fromIds: ({ kind, organizationId, userId }) => ({ kind, organizationId, userId }),
};

/** A role of an organization, by its name. */
export const ROLE: SubjectForm<RoleSubject> = {
  toItem: ({ roleName }) => roleName,
  fromIds: ({ kind, organizationId, item }) => ({ kind, organizationId, roleName: item }),
};

/** A custom role of an organization, by its name. */
export const roleSubject = (organizationId: OrganizationId, roleName: string): RoleSubject => ({
  kind: 'custom-role',
  organizationId,
  roleName,
});
