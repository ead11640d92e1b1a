import type { OrganizationId, UserId } from '../../base/brand.ts';
import { KINDS } from '../../kinds/index.ts';
import {
  CHANGE_KINDS,
  type ChangeKind,
  isItem,
  type KnownSubject,
  NO_USER_ID,
  type PersonKind,
  type PersonSubject,
  SITE_ORGANIZATION_ID,
  SUBJECT_SORTS,
  type Subject,
  type SubjectIds,
} from '../../model/subject.ts';

/** Whose a subject is; `NO_USER_ID`: nobody's. */
export const userIdOf = (subject: Subject): UserId => ('userId' in subject ? subject.userId : NO_USER_ID);

/** What tells a subject apart where place and person do not; empty where they do. */
export const itemOf = (subject: Subject): string => KINDS[subject.kind].subject.toItem(subject);

/** How a person calls a subject; `username`: of whose it is, or empty. */
export const nameOf = (subject: Subject, username: string): string =>
  KINDS[subject.kind].text.toName(subject, username);

/** The same in a list beside others of other kinds: "role deploy"; somebody without a name by their id. */
export const whoOf = (subject: Subject, username: string): string =>
  KINDS[subject.kind].text.toWho(subject, username);

/** The name of the role that a subject is; empty for any other. */
export const roleNameOf = (subject: Subject): string => ('roleName' in subject ? subject.roleName : '');

/** A text that two subjects share exactly when they are the same. The item comes last, since it may hold anything. */
export const toSubjectKey = (subject: Subject): string =>
  `${subject.kind} ${subject.organizationId} ${userIdOf(subject)} ${itemOf(subject)}`;

/** The ids of a subject, as they are kept. */
export const toSubjectIds = (subject: Subject): SubjectIds => ({
  kind: subject.kind,
  organizationId: subject.organizationId,
  userId: userIdOf(subject),
  item: itemOf(subject),
});

/** The subject of ids that `toSubjectIds` told. */
export const toSubject = (ids: SubjectIds): Subject => KINDS[ids.kind].subject.fromIds(ids);

/** True for what can be staged, and not for what only a newer version of Rollcall knows. */
export const isKnown = <S extends Subject>(subject: S): subject is S & KnownSubject =>
  CHANGE_KINDS.some((kind) => kind === subject.kind);

/** Kinds that belong to the whole site, not to one organization. */
export const isSiteKind = (kind: ChangeKind): boolean => KINDS[kind].isOnSite;

/** The subject of ids that anybody may have told; null: a subject of that kind has others. */
export const findSubject = (ids: SubjectIds): Subject | null => {
  const sort = SUBJECT_SORTS.find(({ kinds }) => kinds.some((kind) => kind === ids.kind));
  const isWhole =
    isSiteKind(ids.kind) === (ids.organizationId === SITE_ORGANIZATION_ID) &&
    sort?.hasUser === (ids.userId !== NO_USER_ID) &&
    isItem(sort.item, ids.item);
  return isWhole ? toSubject(ids) : null;
};

/** The subject of a person: on the site for the kinds that live there, whatever organization is given. */
export const personSubject = (
  kind: PersonKind,
  organizationId: OrganizationId,
  userId: UserId,
): PersonSubject => ({
  kind,
  organizationId: isSiteKind(kind) ? SITE_ORGANIZATION_ID : organizationId,
  userId,
});

/** The subject of anything that has one, without the rest. */
export const subjectOf = (subject: Subject): Subject => toSubject(toSubjectIds(subject));
