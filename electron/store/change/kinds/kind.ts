import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import type { Result } from '#shared/base/result.ts';
import type { Applying, ApplyingFact } from '#shared/contract/applying.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import type { StagedMarks } from '#shared/contract/staged-marks.ts';
import type { Verdict } from '#shared/model/change.ts';
import type { Member } from '#shared/model/member.ts';
import type { RoleSubject, Subject } from '#shared/model/subject.ts';
import type { Token } from '#shared/model/token-list.ts';
import type { MemberStanding } from '../../copy/member.ts';
import type { Place } from '../../copy/organization.ts';
import type { RoleRecord } from '../../copy/role.ts';
import type { UserStanding } from '../../copy/site-list.ts';
import type { DraftPerson } from '../../db/journal/draft.ts';
import type {
  CallOptions,
  CoderApi,
  PutOutcome,
  RemoteAuditRow,
  RemoteMember,
  RemoteRole,
  RemoteUser,
} from '../../remote/port.ts';

/** What a change found, and what it is about to send. */
export type WordPair = { readonly before: readonly string[]; readonly target: readonly string[] };

/** The subject itself is not there, so that there are no words to speak of. */
export type Gone = 'member-gone' | 'user-gone';

/**
 * The words as they are now. `lost`: what goes for good when the subject is taken away, for the journal: the roles of
 * a member, or what `readLost` told. Null: nothing goes along.
 */
export type SeenWords = { readonly words: readonly string[]; readonly lost: readonly string[] | null };
export type WordsRead = Result<SeenWords, RemoteFailure | Gone>;

/** A subject to read. `base`: its words when they were last known, so that a read that surprises can be doubted. */
export type AskedSubject<S extends Subject = Subject> = S & { readonly base?: readonly string[] };

/** Words with which nothing else would go. */
export const onlyWords = (words: readonly string[]): SeenWords => ({ words, lost: null });

/** What goes with a subject; `holders-unread`: the server told something, and it cannot be relied on. */
export type LostRead = Result<readonly string[], RemoteFailure | 'holders-unread'>;
/** What it is read with. */
export type LostFrom = { readonly api: CoderApi; readonly signal: AbortSignal; readonly pageRows: number };

/** Where a re-read after an apply finds many subjects of a kind at once, and their words in one row of it. */
export type Listed =
  | { readonly list: 'members'; readonly wordsOf: (row: RemoteMember) => readonly string[] }
  | { readonly list: 'users'; readonly wordsOf: (row: RemoteUser) => readonly string[] | null }
  | { readonly list: 'roles'; readonly wordsOf: (row: RemoteRole) => readonly string[] };

/** Corrects the words that the copy has of a subject by what is known to have been done since. */
export type Corrected = (subject: Subject, words: readonly string[]) => readonly string[];

/** What the copy says of people and roles, corrected by what is known to have been done since. */
export type CopyLists = {
  /** Somebody in an organization; null: not a member there. */
  readonly findStanding: (organizationId: OrganizationId, userId: UserId) => MemberStanding | null;
  readonly findUser: (userId: UserId) => UserStanding | null;
  /** `unread`: the roles of the organization were never read. Not corrected. */
  readonly findRole: (subject: RoleSubject) => RoleRecord | null | 'unread';
  /** Null: it is not in the copy. Not corrected. `isOver`: it had expired when it was read. */
  readonly findToken: (id: string) => (Token & { readonly isOver: boolean }) | null;
  /** Whether the members of an organization were read. */
  readonly isRead: (organizationId: OrganizationId) => boolean;
  readonly corrected: Corrected;
};

/** Where the copy tells the words of a subject: which people have to be read for it, and what is found of them. */
export type Copied<S extends Subject = Subject> = {
  readonly reads: readonly ('members' | 'users')[];
  /** Told by the list of tokens, which may be older than the people. Left out: read with the people. */
  readonly isOfTokens?: true;
  /** Null: the copy does not know the subject: gone, or never read. */
  findWords(subject: S, copy: CopyLists): readonly string[] | null;
};

/** Where a row of the audit log tells the words of a write (coder-api 3.6), and how. */
export type Audited = {
  readonly type: RemoteAuditRow['resourceType'];
  readonly field: string;
  /** Null: they cannot be made out. */
  readonly read: (old: unknown) => readonly string[] | null;
};

/** A change that waits for its turn, and one that ended without its work being done. */
export type Awaiting<S extends Subject = Subject> = S & {
  readonly base: readonly string[];
  readonly planned: readonly string[];
};
/** What earlier changes of the plan left undone. */
export type EarlierChanges = {
  readonly findNotDone: (
    subject: Subject,
  ) => { readonly base: readonly string[]; readonly planned: readonly string[] } | null;
  /** A role that the plan made is no longer as it was made. */
  readonly isOthers: (role: RoleSubject) => boolean;
};

/** Somebody in a row of a list of people, as the copy has them. */
export type PersonOfRow = {
  readonly person: Member;
  /** Whose members the list shows; null: it is the list of users, whose roles are those of the site. */
  readonly organizationId: OrganizationId | null;
  /** Organizations that the row may speak of. */
  readonly places: readonly Place[];
  readonly isIn: (place: Place) => boolean;
};

/** What a draft says of the person of a row, in changes of one kind. */
export type StagedThere = {
  readonly isStaged: (organizationId: OrganizationId) => boolean;
  /** What it would do to words that they have there. */
  readonly diff: (
    organizationId: OrganizationId,
    words: readonly string[],
  ) => { readonly added: readonly string[]; readonly removed: readonly string[] };
};

/** How a row of a list shows changes of one kind: its part of what is staged, and of what applies do or did. */
export type InRow = {
  readonly toMarks: (row: PersonOfRow, staged: StagedThere) => Partial<StagedMarks>;
  readonly toApplying: (
    row: PersonOfRow,
    findFact: (organizationId: OrganizationId, words: readonly string[]) => ApplyingFact | null,
  ) => Partial<Applying>;
};

/** A role given back to those who held it, or why not: what is staged, and how that is told, in whole sentences. */
export type GivenBack = {
  readonly staged: readonly DraftPerson[];
  readonly givenBack: readonly string[];
  readonly notRestored: readonly string[];
};

/** How what was done to subjects of a kind is taken back. */
export type Undo<S extends Subject = Subject> = {
  /** Why nothing can be taken back of a subject that the copy no longer knows; null: that is no hindrance. */
  readonly gone: Gone | null;
  /** What was taken away comes back exactly as it was, or not at all. */
  readonly isExact: boolean;
  /** Whose words went along with a subject that was taken away (`lost`), and come back with it. Left out: nobody's. */
  toReturning?(subject: S): Subject;
  /** Nothing can be taken back, whatever it was: nothing is staged, and `notRestored` says why. Left out: it can. */
  readonly isFinal?: true;
  /** What does not come back of a subject that was taken away, as a whole sentence; null: all of it does. */
  readonly notRestored: string | null;
  /** Others who lost something with a subject that was taken away. Left out: nobody did. */
  readonly holders?: {
    toSubjects(subject: S, lost: readonly string[]): readonly Subject[];
    /** `lost` null: the apply kept nobody; `findWords` null: the copy is older than the apply. */
    giveBack(
      subject: S,
      lost: readonly string[] | null,
      findWords: ((subject: Subject) => readonly string[] | null) | null,
    ): GivenBack;
    /** Others made it anew meanwhile, and not as it was. */
    leaveOther(subject: S): GivenBack;
  };
};

/**
 * How one kind of change meets the server, the copy and the audit log; nothing around it asks which kind it is. `read`
 * tells the words as they are now. `write` sends one request at most, and its outcome is one of the classes of
 * `PutOutcome`: whatever the kind, unknown is settled by reading and nothing is sent twice blindly. What takes a subject is
 * a method, as in `shared/kinds/kind.ts`.
 */
export interface StoreKind<S extends Subject = Subject> {
  read(api: CoderApi, subject: AskedSubject<S>, o?: CallOptions): Promise<WordsRead>;
  write(api: CoderApi, subject: S, words: WordPair, o?: CallOptions): Promise<PutOutcome>;
  /**
   * What goes for good with a subject that is taken away, where reading the subject does not tell it. Asked right before
   * such a write, which is not sent without an answer. Left out: nothing does, or `read` tells it.
   */
  readLost?(from: LostFrom, subject: S): Promise<LostRead>;
  /**
   * Why a change is not to be sent, whatever the server would say to it, in whole sentences; empty: the review said it.
   * Asked right before `write`. Null: it is to be sent. Left out: always.
   */
  findUnasked?(verdict: Verdict, words: WordPair): string | null;
  readonly listed: Listed | null;
  /** True where the absence of a row says that the subject has no words. */
  readonly isEmptyWhenAbsent: boolean;
  /** True where `read` tells no words to somebody who may not look, too: it is doubted until others are seen there. */
  readonly isEmptyDoubted: boolean;
  readonly copied: Copied<S>;
  /** Left out: it is about no person. */
  readonly inRow?: InRow;
  /** Null: such rows have nothing to add to what the answer of the server told. */
  readonly audited: Audited | null;
  readonly undo: Undo<S>;
  /** Whether later changes of a plan may need that one of this kind came about. */
  readonly isNeededLater: boolean;
  /** Which earlier change is missing for this one, in words; null: none. Left out: it needs none. */
  findMissing?(change: Awaiting<S>, earlier: EarlierChanges): string | null;
}
