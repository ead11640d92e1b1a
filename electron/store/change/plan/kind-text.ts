import { english } from '#shared/base/format.ts';
import { KINDS } from '#shared/kinds/index.ts';
import type { Counted, KindCount } from '#shared/kinds/kind.ts';
import type { Change } from '#shared/model/change.ts';
import { type ChangeKind, KEPT_KINDS } from '#shared/model/subject.ts';

export type CountedKind = KindCount & { readonly kind: ChangeKind; readonly counted: readonly Counted[] };

/** The changes by kind, in the order of `KEPT_KINDS`; kinds without any are left out. */
export const countKinds = (changes: readonly Change[]): readonly CountedKind[] =>
  KEPT_KINDS.map((kind) => {
    const all = changes.filter((change) => change.kind === kind);
    const count = { changes: all.length, takes: all.filter(KINDS[kind].takesAway).length };
    return { kind, ...count, counted: KINDS[kind].text.toCounts(count) };
  }).filter((counted) => counted.changes > 0);

const toPart = ({ count, one, many }: Counted): string => english.countOf(count, one, many);

/** One line for each kind that is not about roles of people, which are named one by one. */
export const describeKinds = (changes: readonly Change[]): readonly string[] =>
  countKinds(changes)
    .map(({ kind, changes, takes }) => KINDS[kind].text.toApproval({ changes, takes }).map(toPart))
    .filter((parts) => parts.length > 0)
    .map((parts) => parts.join(', '));
