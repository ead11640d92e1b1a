import { hasSameRoles } from '#shared/core/roles/role-set.ts';
import type { ChangeKind, Subject } from '#shared/model/subject.ts';

/** What a request is about: a kind, and the id of the user or the name of the role. */
export type Target = { readonly kind: ChangeKind; readonly of: string };

/** As the history names what a change is about; the roles of a member go by the user alone. */
export const toSubject = ({ kind, of }: Target): string => (kind === 'member-roles' ? of : `${kind} ${of}`);

/** What tells a subject apart in these tests: the id of a token or of a user, or the name of a role. */
export const idOf = (subject: Subject): string => {
  if ('tokenId' in subject) return subject.tokenId;
  return 'roleName' in subject ? subject.roleName : subject.userId;
};

/** What a change is about, as the history names it. */
export const subjectOf = (subject: Subject): string => toSubject({ kind: subject.kind, of: idOf(subject) });

/**
 * What a server saw or was done to behind its back, in order. `subject` says what it was about, as `subjectOf` does
 * for a change. `at` is in milliseconds on the same clock as the journal's times.
 */
export type HistoryEntry = { readonly at: number; readonly subject: string } & (
  | { readonly kind: 'read'; readonly roles: readonly string[] }
  | {
      readonly kind: 'put';
      /** When the request came in; `at` is when it took effect, or did not. */
      readonly arrivedAt: number;
      readonly body: readonly string[];
      readonly before: readonly string[];
      readonly after: readonly string[];
      readonly fault: string;
    }
  | { readonly kind: 'edit'; readonly before: readonly string[]; readonly after: readonly string[] }
);
export type PutEntry = Extract<HistoryEntry, { kind: 'put' }>;

/** A PUT that altered the subject. */
export const isEffective = (entry: PutEntry): boolean => !hasSameRoles(entry.before, entry.after);

/**
 * A PUT that something on the way held back and let through later. How long that may take nobody knows, so what it
 * does after we stopped waiting is the one risk that is left (engine 5).
 */
export const wasHeld = (entry: PutEntry): boolean => entry.fault === 'late';
