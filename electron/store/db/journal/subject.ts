import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import { toSubject, toSubjectIds } from '#shared/core/plan/subject.ts';
import {
  CHANGE_KINDS,
  type ChangeKind,
  ROLE_KINDS,
  type Subject,
  type SubjectIds,
} from '#shared/model/subject.ts';
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
  item: text('item'),
} satisfies ColumnsOf<SubjectIds>;

/** The same as a table of their own. */
export const SUBJECT = describeTable(SUBJECT_COLUMNS);

/** True for changes, called `c`, that are about a role. By its item, so that the index of those is used. */
export const IS_ABOUT_ROLE = sql`(c.item > '' AND c.kind IN ${inList(ROLE_KINDS)})`;

/** The name of the role that a change, called `c`, is about; empty for all else. */
export const ROLE_NAME = sql`CASE WHEN ${IS_ABOUT_ROLE} THEN c.item ELSE '' END AS roleName`;

/** What is about a subject, as the columns take it. Throws for a kind that is none. */
export const withIds = <S extends Subject>(about: S): S & SubjectIds => {
  toKindColumn(about.kind);
  return { ...about, ...toSubjectIds(about) };
};

/** What the columns tell, with the subject in the place of its ids. */
export const withSubject = <Row extends SubjectIds>({
  kind,
  organizationId,
  userId,
  item,
  ...rest
}: Row): Subject & Omit<Row, keyof SubjectIds> => ({
  ...toSubject({ kind, organizationId, userId, item }),
  ...rest,
});
