import { countOf, formatCount } from '#renderer/ui/format.ts';
import type { Output } from '#shared/contract/index.ts';

export type ShownUndo = NonNullable<Output<'history.getStagedUndo'>['undo']>;

/** One group of an undo. `warn` is what does not come back. */
export type Group = {
  readonly id: 'clean' | 'changed' | 'cannot';
  readonly sign: string;
  readonly tone: 'good' | 'warn' | 'plain';
  readonly title: string;
  readonly lines: readonly string[];
};

const changes = (count: number): string => countOf(count, 'change', 'changes');

const toClean = ({ clean, merged, isCurrent, givenBack }: ShownUndo): Group => ({
  id: 'clean',
  sign: '✓',
  tone: 'good',
  title: isCurrent
    ? `${changes(clean - merged)} can be undone cleanly`
    : `${changes(clean)} to be undone; not compared with the server yet`,
  lines: [
    ...givenBack,
    ...(isCurrent
      ? []
      : ['The copy is older than the apply. Refresh to see who was changed by others since.']),
  ],
});

const toChanged = ({ merged, alreadyBack, leftAlone }: ShownUndo): Group => {
  const total = merged + alreadyBack + leftAlone;
  return {
    id: 'changed',
    sign: total > 0 ? '!' : '–',
    tone: total > 0 ? 'warn' : 'plain',
    title:
      total > 0
        ? `${formatCount(total)} changed since by others; theirs stays`
        : 'Nothing was changed since by others',
    lines: [
      ...(merged > 0 ? [`${formatCount(merged)} changed in something else: only ours is taken back.`] : []),
      ...(alreadyBack > 0 ? [`${formatCount(alreadyBack)} already taken back: nothing is sent.`] : []),
      ...(leftAlone > 0 ? [`${formatCount(leftAlone)} changed in just this: left alone.`] : []),
    ],
  };
};

const toCannot = ({ cannot, notRestored }: ShownUndo): Group => {
  const total = cannot.reduce((sum, { count }) => sum + count, 0);
  const lines = [...cannot.map(({ count, text }) => `${formatCount(count)}: ${text}`), ...notRestored];
  const partly = notRestored.length > 0 ? 'Something does not come back' : 'Nothing is lost for good';
  return {
    id: 'cannot',
    sign: lines.length > 0 ? '✕' : '–',
    tone: lines.length > 0 ? 'warn' : 'plain',
    title: total > 0 ? `${formatCount(total)} cannot be undone` : partly,
    lines,
  };
};

/** The three groups of an undo: what comes back, what others changed and is left alone, what cannot come back and why. */
export const toGroups = (undo: ShownUndo): readonly Group[] => [
  toClean(undo),
  toChanged(undo),
  toCannot(undo),
];

/** What happens to somebody that others changed since. */
export const FATES = {
  merged: 'ours is taken back, theirs stays',
  'already-back': 'already taken back',
  'left-alone': 'left alone',
} as const satisfies Record<ShownUndo['changedSince'][number]['fate'], string>;
