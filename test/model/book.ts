import type { PlanId, UserId } from '#shared/base/brand.ts';
import { personSubject } from '#shared/core/plan/subject.ts';
import { hasSameRoles, toRoleSet } from '#shared/core/roles/role-set.ts';
import { MEMBER, type Subject } from '#shared/model/subject.ts';
import { ORGANIZATION } from '#test/kit/fake-server.ts';
import { type HistoryEntry, subjectOf } from '#test/kit/history.ts';
import type { FakeTime } from './fake-time.ts';
import { PEOPLE, personAt } from './subjects.ts';

/** What the server saw; `plan` is whose doing it was, null for everybody else's. */
export type WorldEntry = HistoryEntry & { readonly plan: PlanId | null };

export type PutFacts = {
  readonly arrivedAt: number;
  readonly fault: string;
  readonly plan: PlanId | null;
  /** The server did what it was asked. */
  readonly isDone: boolean;
};

const rolesOf = (user: UserId): Subject => personSubject('member-roles', ORGANIZATION, user);
const membershipOf = (user: UserId): Subject => personSubject('membership', ORGANIZATION, user);

/**
 * What is so on the server, and what happened to it. Taking somebody out of the organization takes their roles, and
 * deleting a role takes it from everybody, as the real server does.
 */
export const createBook = (time: FakeTime) => {
  const words = new Map<string, readonly string[]>();
  const history: WorldEntry[] = [];
  const now = (): number => time.clock.monotonicMs();
  const wordsOf = (subject: Subject): readonly string[] => words.get(subjectOf(subject)) ?? [];
  const isMember = (user: UserId): boolean => wordsOf(membershipOf(user)).includes(MEMBER);

  const change = (subject: Subject, next: readonly string[], plan: PlanId | null): void => {
    const before = wordsOf(subject);
    words.set(subjectOf(subject), toRoleSet(next));
    const entry = {
      kind: 'edit',
      at: now(),
      subject: subjectOf(subject),
      before,
      after: wordsOf(subject),
      plan,
    } as const;
    if (!hasSameRoles(before, next)) history.push(entry);
  };
  /** What the server does by itself when a subject is gone. */
  const cascade = (subject: Subject): void => {
    if (wordsOf(subject).length > 0) return;
    if (subject.kind === 'membership') change(rolesOf(subject.userId), [], null);
    if (subject.kind !== 'custom-role') return;
    for (let n = 0; n < PEOPLE; n += 1) {
      const roles = rolesOf(personAt(n));
      change(
        roles,
        wordsOf(roles).filter((name) => name !== subject.roleName),
        null,
      );
    }
  };
  for (let n = 0; n < PEOPLE; n += 1) words.set(subjectOf(membershipOf(personAt(n))), [MEMBER]);
  words.set('custom-role r1', ['exists']);

  return {
    history,
    wordsOf,
    isMember,
    /** All words now, for a copy that goes stale. */
    copy: (): ReadonlyMap<string, readonly string[]> => new Map(words),
    read: (subject: Subject, plan: PlanId | null): readonly string[] => {
      const roles = wordsOf(subject);
      history.push({ kind: 'read', at: now(), subject: subjectOf(subject), roles, plan });
      return roles;
    },
    /** Somebody else makes it so. */
    edit: (subject: Subject, next: readonly string[]): void => {
      if (subject.kind === 'member-roles' && !isMember(subject.userId)) return;
      change(subject, next, null);
      cascade(subject);
    },
    put: (subject: Subject, body: readonly string[], { isDone, ...facts }: PutFacts): void => {
      const before = wordsOf(subject);
      if (isDone) words.set(subjectOf(subject), toRoleSet(body));
      const after = wordsOf(subject);
      history.push({ kind: 'put', at: now(), subject: subjectOf(subject), body, before, after, ...facts });
      if (isDone) cascade(subject);
    },
  };
};
export type Book = ReturnType<typeof createBook>;
