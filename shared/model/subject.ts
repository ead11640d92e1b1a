import type { OrganizationId, UserId } from '../base/brand.ts';

export { SITE_ORGANIZATION_ID } from './organization.ts';

/**
 * What a change is about. Each kind is a set of words on a subject, so that one algebra (intent, fold, rebase, diff,
 * undo) serves all of them:
 * - `member-roles`: a person in an organization; the words are names of organization roles.
 * - `site-roles`: a person; names of site roles.
 * - `membership`: a person in an organization; `member`, or nothing.
 * - `user-status`: a person; `suspended`, or nothing (active and dormant alike).
 * - `custom-role`: a role of an organization; nothing where there is no such role, else `exists`, its display name
 *   and its permissions (`core/roles/role-words.ts`).
 * - `token-expiry`: a token of a person; `live` until it has expired, and `in-use` when it is the one that Rollcall signs
 *   in with.
 * - `unknown-kind`: whatever a newer version of Rollcall staged or did; the words are that version's.
 */
export const PERSON_KINDS = ['member-roles', 'site-roles', 'membership', 'user-status'] as const;
/** Those whose subject is a role. */
export const ROLE_KINDS = ['custom-role'] as const;
/** Those whose subject is a token. */
export const TOKEN_KINDS = ['token-expiry'] as const;
/** What a newer version of Rollcall left here: a kind that this one does not know. It is told, and nothing else. */
export const UNKNOWN_KINDS = ['unknown-kind'] as const;
/** A text that tells subjects apart: how long it may be, and what may be in it. */
type ItemForm = { readonly most: number; readonly form: RegExp };

const MOST_TOKEN_ID = 64;
/** Coder's ids have ten letters and digits (coder-api 1.2); nothing else goes into a path. */
const TOKEN_ID = { most: MOST_TOKEN_ID, form: /^[A-Za-z0-9_-]+$/ } as const satisfies ItemForm;
const MOST_ROLE_NAME = 256;
const MOST_UNKNOWN_ITEM = 512;
const UNKNOWN_ITEM = { most: MOST_UNKNOWN_ITEM, form: /^.+$/s } as const satisfies ItemForm;
/** No half of a character, which cannot be sent, and neither `.` nor `..`, which would change the path of a request. */
const ROLE_NAME = {
  most: MOST_ROLE_NAME,
  form: /^(?!\.{1,2}$)\P{Surrogate}+$/su,
} as const satisfies ItemForm;

/** True for what can tell a subject of such a sort apart; of one that place and person tell, '' alone. */
export const isItem = (item: ItemForm | null, text: string): boolean =>
  item === null ? text === '' : text.length <= item.most && item.form.test(text);
/** True for what can be the id of a token. */
export const isTokenId = (text: string): boolean => isItem(TOKEN_ID, text);
/**
 * What tells subjects apart besides where they are: a person, and a text of their own. How a subject comes in is made
 * of this (`subject-schema.ts`), and ids are held against it (`core/plan/subject.ts`).
 */
export const SUBJECT_SORTS = [
  { kinds: PERSON_KINDS, hasUser: true, item: null },
  { kinds: ROLE_KINDS, hasUser: false, item: { name: 'roleName', ...ROLE_NAME } },
  { kinds: TOKEN_KINDS, hasUser: true, item: { name: 'tokenId', ...TOKEN_ID } },
  { kinds: UNKNOWN_KINDS, hasUser: true, item: { name: 'keptAs', ...UNKNOWN_ITEM } },
] as const;
/** What can be staged. */
export const CHANGE_KINDS = [...PERSON_KINDS, ...ROLE_KINDS, ...TOKEN_KINDS] as const;
/** What can be found in a journal. */
export const KEPT_KINDS = [...CHANGE_KINDS, ...UNKNOWN_KINDS] as const;
export type ChangeKind = (typeof KEPT_KINDS)[number];
export type StagedKind = (typeof CHANGE_KINDS)[number];
/** Those whose subject is a person. */
export type PersonKind = (typeof PERSON_KINDS)[number];
export type RoleKind = (typeof ROLE_KINDS)[number];
export type TokenKind = (typeof TOKEN_KINDS)[number];
export type UnknownKind = (typeof UNKNOWN_KINDS)[number];

/** What is meant where no kind is said, as in all that was kept before there were kinds. */
export const DEFAULT_KIND = 'member-roles' satisfies PersonKind;

const NIL = '00000000-0000-0000-0000-000000000000';

/** In a column for whose something is: nobody's. */
export const NO_USER_ID = NIL as UserId;

/** The word of a membership. */
export const MEMBER = 'member';
/** The word of a suspended user. */
export const SUSPENDED = 'suspended';
/** The word every existing custom role has. */
export const EXISTS = 'exists';

/** The word of a token that still lets its owner in. */
export const LIVE = 'live';
/** The word of the token that Rollcall signs in with. */
export const IN_USE = 'in-use';
/** The word of a token that is somebody else's than its subject says. It is read, and never staged. */
export const OTHERS = 'others';

/** A person as the subject of a change; `SITE_ORGANIZATION_ID` for what is on the whole site. */
export type PersonSubject = {
  readonly kind: PersonKind;
  readonly organizationId: OrganizationId;
  readonly userId: UserId;
};
/** A role as the subject of a change. */
export type RoleSubject = {
  readonly kind: RoleKind;
  readonly organizationId: OrganizationId;
  readonly roleName: string;
};
/** A token of somebody as the subject of a change; on the whole site. */
export type TokenSubject = {
  readonly kind: TokenKind;
  readonly organizationId: OrganizationId;
  readonly userId: UserId;
  readonly tokenId: string;
};
/** What a newer version of Rollcall knows; `keptAs` is what that version calls its kind, a space, and its item. */
export type UnknownSubject = {
  readonly kind: UnknownKind;
  readonly organizationId: OrganizationId;
  readonly userId: UserId;
  readonly keptAs: string;
};
/** A subject is told by the ids of its kind, and by no others. */
export type Subject = KnownSubject | UnknownSubject;
/** One that can be staged. */
export type KnownSubject = PersonSubject | RoleSubject | TokenSubject;

/**
 * The ids of any subject in four columns, as tables, hashes and files keep them: `userId` is `NO_USER_ID` for what is
 * nobody's, and `item` tells apart what place and person do not (the name of a role; else it is empty).
 */
export type SubjectIds = {
  readonly kind: ChangeKind;
  readonly organizationId: OrganizationId;
  readonly userId: UserId;
  readonly item: string;
};
