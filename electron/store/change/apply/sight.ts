import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import { isSiteKind, userIdOf } from '#shared/core/plan/subject.ts';
import type { ChangeKind, Subject } from '#shared/model/subject.ts';
import type { CallOptions, CoderApi } from '../../remote/port.ts';
import { KINDS } from '../kinds/index.ts';
import type { AskedSubject, Gone, WordsRead } from '../kinds/kind.ts';

/** The token sees nothing where the plan works: why nobody there can be told to be gone. */
export type Blind = 'organization-gone' | 'rights-lost';
/** Whether a failure says that nothing can be seen, rather than that something is not there. */
export const isBlind = (code: string): code is Blind =>
  code === 'organization-gone' || code === 'rights-lost';
/** Whether a failure says that a person is not there. */
export const isGone = (code: string): code is Gone => code === 'member-gone' || code === 'user-gone';
export type SightFailure = RemoteFailure | Blind;
export type SeenRead = Result<
  Extract<WordsRead, { readonly ok: true }>['value'],
  RemoteFailure | Gone | Blind
>;

const GONE_ORGANIZATION = fail('organization-gone', 'The organization is not there, or not to be seen.');
const LOST_RIGHTS = fail('rights-lost', 'The token may no longer see these people.');

/** What the server also answers to somebody who may not look (coder-api 3.1). */
const AMBIGUOUS: readonly string[] = ['member-gone', 'user-gone', 'not-found', 'forbidden'];

/** Where others are to be seen; what is in no list is somebody's who is in one. */
const listOf = (kind: ChangeKind) => KINDS[kind].listed?.list ?? (isSiteKind(kind) ? 'users' : 'members');

type Look = () => Promise<Result<null, SightFailure>>;

/** Looks are shared: whoever asks while one is under way gets the next, which begins after the question. */
const createShared = () => {
  const running = new Map<string, Promise<unknown>>();
  const next = new Map<string, ReturnType<Look>>();
  const begin = (key: string, look: Look): ReturnType<Look> => {
    const looking = look();
    const ended = looking.finally(() => {
      if (running.get(key) === ended) running.delete(key);
    });
    ended.catch(() => undefined);
    running.set(key, ended);
    return looking;
  };
  return (key: string, look: Look): ReturnType<Look> => {
    const before = running.get(key);
    if (before === undefined) return begin(key, look);
    const waiting =
      next.get(key) ??
      before
        .catch(() => undefined)
        .then(() => {
          next.delete(key);
          return begin(key, look);
        });
    next.set(key, waiting);
    return waiting;
  };
};

/**
 * Whether the token still sees where a plan works. Coder answers "no such member" and "you may not look" with the same
 * 404, so nobody is told to be gone before somebody else was seen there after that answer: the person of the plan who
 * was read last, or else anybody in the list.
 */
export const createSight = (api: CoderApi, actorId: UserId) => {
  /** The last subject of each kind and organization that was read well. */
  const seen = new Map<string, Subject>();
  const share = createShared();
  const keyOf = ({ kind, organizationId }: Subject): string => `${listOf(kind)} ${organizationId}`;

  const judge = async (
    organizationId: OrganizationId,
    o?: CallOptions,
  ): Promise<Result<never, SightFailure>> => {
    const listed = await api.listOrganizations(o);
    if (!listed.ok) return AMBIGUOUS.includes(listed.failure.code) ? LOST_RIGHTS : listed;
    return listed.value.some(({ id }) => id === organizationId) ? LOST_RIGHTS : GONE_ORGANIZATION;
  };

  /** Whether the list concerned shows somebody else: everybody sees themselves, whatever they have lost. */
  const showsOthers = async (subject: Subject, o?: CallOptions): Promise<Result<boolean, RemoteFailure>> => {
    const page = { offset: 0, limit: 3 };
    const listed =
      listOf(subject.kind) === 'users'
        ? await api.pageUsers(page, o)
        : await api.pageMembers(subject.organizationId, page, o);
    if (!listed.ok) return listed;
    return ok(listed.value.rows.some(({ userId }) => userId !== userIdOf(subject) && userId !== actorId));
  };

  const isSeen = async (subject: Subject, o?: CallOptions): Promise<Result<boolean, RemoteFailure>> => {
    const read = await KINDS[subject.kind].read(api, subject, o);
    if (read.ok) return ok(!KINDS[subject.kind].isEmptyDoubted || read.value.words.length > 0);
    return read.failure.code === 'member-gone' || read.failure.code === 'user-gone'
      ? ok(false)
      : fail(read.failure.code, read.failure.message);
  };

  const lookAtPeople = async (subject: Subject, o?: CallOptions): Promise<Result<null, SightFailure>> => {
    const blind = (): Promise<Result<never, SightFailure>> =>
      listOf(subject.kind) === 'users' ? Promise.resolve(LOST_RIGHTS) : judge(subject.organizationId, o);
    const known = seen.get(keyOf(subject));
    if (known !== undefined && userIdOf(known) !== userIdOf(subject)) {
      const still = await isSeen(known, o);
      if (still.ok && still.value) return ok(null);
      if (!still.ok && !AMBIGUOUS.includes(still.failure.code)) return still;
    }
    // Nobody was seen yet, or that person left too.
    const others = await showsOthers(subject, o);
    if (!others.ok) return AMBIGUOUS.includes(others.failure.code) ? blind() : others;
    return others.value ? ok(null) : blind();
  };

  const lookAtRoles = async (subject: Subject, o?: CallOptions): Promise<Result<null, SightFailure>> => {
    const listed = await api.listOrganizationRoles(subject.organizationId, o);
    if (listed.ok) return ok(null);
    return AMBIGUOUS.includes(listed.failure.code) ? judge(subject.organizationId, o) : listed;
  };

  /** Looks where the subject is; a failure of `Blind` says that nothing can be seen there. */
  const look = (subject: Subject, o?: CallOptions): Promise<Result<null, SightFailure>> =>
    share(keyOf(subject), () =>
      listOf(subject.kind) === 'roles' ? lookAtRoles(subject, o) : lookAtPeople(subject, o),
    );

  const isAbsence = ({ kind, base = [] }: AskedSubject, read: WordsRead): boolean => {
    if (!read.ok) return AMBIGUOUS.includes(read.failure.code);
    return KINDS[kind].isEmptyDoubted && base.length > 0 && read.value.words.length === 0;
  };

  return {
    look,
    /**
     * Reads a subject. That it is gone, or refused, is told only when others can still be seen there and a second read
     * says the same; else the failure is `organization-gone` or `rights-lost`.
     */
    read: async (subject: AskedSubject, o?: CallOptions): Promise<SeenRead> => {
      const { read } = KINDS[subject.kind];
      const first = await read(api, subject, o);
      if (!isAbsence(subject, first)) {
        if (first.ok && first.value.words.length > 0) seen.set(keyOf(subject), subject);
        return first;
      }
      const sighted = await look(subject, o);
      return sighted.ok ? read(api, subject, o) : sighted;
    },
  };
};

export type Sight = ReturnType<typeof createSight>;
