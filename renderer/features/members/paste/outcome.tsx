import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { countOf, formatCount } from '#renderer/ui/format.ts';
import { LiveRegion } from '#renderer/ui/live-region.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { MOST_NAMES } from '#shared/core/pasted-names/read.ts';
import { Choose } from './choose.tsx';
import { Counts } from './counts.tsx';
import { LeftOver } from './left-over.tsx';
import type { Resolution } from './use-resolution.ts';
import { type Choices, toCounts } from './words.ts';

type Props = {
  readonly resolution: Resolution;
  readonly choices: Choices;
  readonly onChoose: (choices: Choices) => void;
};

/** What became of a pasted text, in all its states. */
export const Outcome = ({ resolution, choices, onChoose }: Props) => {
  if (resolution.kind === 'working') return <Skeleton lines={4} label="Looking the names up" />;
  if (resolution.kind === 'failed') return <ErrorNote failure={resolution.failure} />;
  if (resolution.kind === 'nothing')
    return <EmptyState title="No names in this text">Paste usernames or e-mail addresses.</EmptyState>;
  if (resolution.kind === 'too-much') {
    return (
      <EmptyState title="Too much text">
        At most {formatCount(MOST_NAMES)} names can be pasted at once. Paste it in parts and add each to the
        selection.
      </EmptyState>
    );
  }
  const { answer, repeated, names } = resolution;
  const lines = toCounts(answer, repeated);
  const isNobody = answer.found === 0 && answer.ambiguous === 0;
  return (
    <>
      {isNobody && (
        <EmptyState title="Nobody found">
          {countOf(names, 'name was', 'names were')} read, and none is a member of this organization in the
          copy.
        </EmptyState>
      )}
      <Counts lines={lines} />
      {answer.toChoose.length > 0 && <Choose answer={answer} choices={choices} onChoose={onChoose} />}
      <LeftOver title="Known on this deployment, but not members here" names={answer.elsewhere} />
      <LeftOver title="Unknown" names={answer.unknown} />
      <LiveRegion>{lines.map(({ count, words }) => `${formatCount(count)} ${words}`).join(', ')}</LiveRegion>
    </>
  );
};
