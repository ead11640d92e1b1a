import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import { toSubject, toSubjectIds } from '#shared/core/plan/subject.ts';
import {
  CHANGE_KINDS,
  type ChangeKind,
  KEPT_KINDS,
  ROLE_KINDS,
  type Subject,
  type SubjectIds,
  UNKNOWN_KINDS,
  type UnknownSubject,
} from '#shared/model/subject.ts';
import { type ColumnsOf, describeTable, text } from '../columns.ts';
import { inList, sql } from '../sql.ts';

/** A kind as a table keeps it. Throws for what is none: the schema does not know the kinds, the registry does. */
export const toKindColumn = (kind: ChangeKind): ChangeKind => {
  if (!KEPT_KINDS.includes(kind)) throw new Error(`There is no kind of change called ${kind}.`);
  return kind;
};

/**
 * The columns of a subject, in every table that is about subjects. A newer version of Rollcall may have written a kind
 * that is none here (`withSubject`).
 */
export const SUBJECT_COLUMNS = {
  kind: text<ChangeKind>('kind'),
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

const isOfUnknownKind = (about: Subject): about is UnknownSubject =>
  UNKNOWN_KINDS.some((kind) => kind === about.kind);

/** The ids of a row of a newer version, as they were read: `keptAs` begins with the kind. */
const toKeptIds = (about: UnknownSubject): SubjectIds => {
  const { organizationId, userId, keptAs } = about;
  const end = keptAs.indexOf(' ');
  // The registry does not have it, and that is the point: the row goes back as it came.
  return { kind: keptAs.slice(0, end) as ChangeKind, organizationId, userId, item: keptAs.slice(end + 1) };
};

/** What is about a subject, as the columns take it. Throws for a kind that is none. */
export const withIds = <S extends Subject>(about: S): S & SubjectIds => {
  toKindColumn(about.kind);
  return { ...about, ...(isOfUnknownKind(about) ? toKeptIds(about) : toSubjectIds(about)) };
};

/** The kind of a row alone, as `withSubject` tells it. */
export const toKnownKind = (stored: ChangeKind): ChangeKind =>
  CHANGE_KINDS.some((kind) => kind === stored) ? stored : UNKNOWN_KINDS[0];

/**
 * What the columns tell, with the subject in the place of its ids. The one place where a row becomes a subject: one of a
 * kind that this version does not know is told as that.
 */
export const withSubject = <Row extends SubjectIds>({
  kind,
  organizationId,
  userId,
  item,
  ...rest
}: Row): Subject & Omit<Row, keyof SubjectIds> => {
  const known = toKnownKind(kind);
  const ids = { kind: known, organizationId, userId, item: known === kind ? item : `${kind} ${item}` };
  return { ...toSubject(ids), ...rest };
};
