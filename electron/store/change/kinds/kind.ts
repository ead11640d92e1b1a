import type { Result } from '#shared/base/result.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import type { Subject } from '#shared/model/subject.ts';
import type {
  CallOptions,
  CoderApi,
  PutOutcome,
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
export type Seen = { readonly words: readonly string[]; readonly lost: readonly string[] | null };
export type WordsRead = Result<Seen, RemoteFailure | Gone>;

/** A subject to read. `base`: its words when they were last known, so that a read that surprises can be doubted. */
export type Asked = Subject & { readonly base?: readonly string[] };

/** Words with which nothing else would go. */
export const onlyWords = (words: readonly string[]): Seen => ({ words, lost: null });

/** What goes with a subject; `holders-unread`: the server told something, and it cannot be relied on. */
export type LostRead = Result<readonly string[], RemoteFailure | 'holders-unread'>;
export type ReadLost = (
  from: { readonly api: CoderApi; readonly signal: AbortSignal; readonly pageRows: number },
  subject: Subject,
) => Promise<LostRead>;

/** Where a re-read after an apply finds many subjects of a kind at once, and their words in one row of it. */
export type Listed =
  | { readonly list: 'members'; readonly wordsOf: (row: RemoteMember) => readonly string[] }
  | { readonly list: 'users'; readonly wordsOf: (row: RemoteUser) => readonly string[] | null }
  | { readonly list: 'roles'; readonly wordsOf: (row: RemoteRole) => readonly string[] };

/**
 * How one kind of change meets the server; the rest of the engine knows no kind. `read` tells the words as they are
 * now. `write` sends one request at most, and its outcome is one of the classes of `PutOutcome`: whatever the kind,
 * unknown is settled by reading and nothing is sent twice blindly.
 */
export interface Kind {
  readonly read: (api: CoderApi, subject: Asked, o?: CallOptions) => Promise<WordsRead>;
  readonly write: (api: CoderApi, subject: Subject, words: WordPair, o?: CallOptions) => Promise<PutOutcome>;
  /**
   * What goes for good with a subject that is taken away, where reading the subject does not tell it. Asked right before
   * such a write, which is not sent without an answer. Left out: nothing does, or `read` tells it.
   */
  readonly readLost?: ReadLost;
  readonly listed: Listed;
  /** True where the absence of a row says that the subject has no words. */
  readonly isEmptyWhenAbsent: boolean;
}
