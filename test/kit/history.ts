import { hasSameRoles } from '#shared/core/roles/role-set.ts';

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

export { subjectOf } from '../subjects.ts';

/** A PUT that altered the subject. */
export const isEffective = (entry: PutEntry): boolean => !hasSameRoles(entry.before, entry.after);

/**
 * A PUT that something on the way held back and let through later. How long that may take nobody knows, so what it
 * does after we stopped waiting is the one risk that is left (engine 5).
 */
export const wasHeld = (entry: PutEntry): boolean => entry.fault === 'late';
