import { KINDS } from '../../kinds/index.ts';
import { PHASES, type Phase } from '../../kinds/phase.ts';
import type { Subject } from '../../model/subject.ts';

type Phased = Pick<Subject, 'kind'> & { readonly target: readonly string[] };

/** When a change is worked, from the kind and from what is to come out. */
export const phaseOf = ({ kind, target }: Phased): Phase => KINDS[kind].toPhase(target);

/** The place of a change's phase in the order, from 0. */
export const phaseNumber = (change: Phased): number => PHASES.indexOf(phaseOf(change));

/**
 * The ends of the phases of a plan in its order, as numbers of changes: each is the number of the last change before
 * another phase begins, and the last is `total`. `others` are the changes that are not of the phase `roles`, by their
 * number from 1; what is missing between them is.
 */
export const toPhaseEnds = (
  others: readonly (Phased & { readonly n: number })[],
  total: number,
): readonly number[] => {
  const ends: number[] = [];
  let last: { readonly n: number; readonly phase: Phase | null } = { n: 0, phase: null };
  for (const other of others) {
    const phase = phaseOf(other);
    const isNext = other.n === last.n + 1;
    if (!isNext || phase !== last.phase) ends.push(last.n);
    if (!isNext) ends.push(other.n - 1);
    last = { n: other.n, phase };
  }
  return [...new Set([...ends, last.n, total])].filter((end) => end > 0);
};

/** A run of changes that may be worked at the same time: from index `from` up to and without `to`. */
export type Stretch = { readonly from: number; readonly to: number };

/**
 * Cuts a plan in its order into stretches. They are in order, touch each other and cover the plan; nothing of a
 * stretch may start before every change of the one before it has ended.
 */
export const toPhaseStretches = (sorted: readonly Phased[]): readonly Stretch[] => {
  const stretches: Stretch[] = [];
  let from = 0;
  sorted.forEach((change, at) => {
    const next = sorted[at + 1];
    if (next !== undefined && phaseNumber(next) === phaseNumber(change)) return;
    stretches.push({ from, to: at + 1 });
    from = at + 1;
  });
  return stretches;
};
