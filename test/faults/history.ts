import { hasSameRoles } from '#shared/core/roles.ts';

/** What passed through the proxy or was done behind its back, in order. `at` is monotonic, in milliseconds. */
export type HistoryEntry = { readonly at: number; readonly user: string } & (
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

/** A PUT that altered the member. */
export const isEffective = (entry: PutEntry): boolean => !hasSameRoles(entry.before, entry.after);
