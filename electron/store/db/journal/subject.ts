import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import { CHANGE_KINDS, type ChangeKind, ROLE_KINDS, type Subject } from '#shared/model/subject.ts';
import { type ColumnsOf, describeTable, text } from '../columns.ts';
import { inList, sql } from '../sql.ts';

/** A kind as a table keeps it. Throws for what is none: the schema does not know the kinds, the registry does. */
export const toKindColumn = (kind: ChangeKind): ChangeKind => {
  if (!CHANGE_KINDS.includes(kind)) throw new Error(`There is no kind of change called ${kind}.`);
  return kind;
};

/** The columns of a subject, in every table that is about subjects. */
export const SUBJECT_COLUMNS = {
  kind: { ...text<ChangeKind>('kind'), toStored: toKindColumn },
  organizationId: text<OrganizationId>('organization_id'),
  userId: text<UserId>('user_id'),
  roleName: text('role_name'),
} satisfies ColumnsOf<Subject>;

export const SUBJECT = describeTable(SUBJECT_COLUMNS);

/** True for changes, called `c`, that are about a role. By its name, so that the index of them is used. */
export const IS_ABOUT_ROLE = sql`(c.role_name > '' AND c.kind IN ${inList(ROLE_KINDS)})`;
