import { useState } from 'react';
import { cx } from '#renderer/ui/cx.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { countOf, formatCount } from '#renderer/ui/format.ts';
import { LiveRegion } from '#renderer/ui/live-region.tsx';
import { Progress } from '#renderer/ui/progress.tsx';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import type { Scope } from '#shared/model/organization.ts';
import { PartList } from './part-list.tsx';
import styles from './paste.module.css';
import {
  type PastePart,
  type Purpose,
  toFoundText,
  toLinesText,
  toNamesText,
  toParts,
  toTableText,
} from './text.ts';
import type { PasteOutcome as OutcomeOf } from './use-pasted-list.ts';

const countLines = (text: string): number => {
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
};

/** A text on its way to people: how far it is. `done` is null while the store looks them up. */
export const Waiting = ({ text, done }: { readonly text: string; readonly done: number | null }) => {
  const count = countLines(text);
  const lines = countOf(count, 'line', 'lines');
  const isReading = done !== null && done < 1;
  const words = isReading ? `Reading ${lines}` : `Looking up who ${lines} ${count === 1 ? 'means' : 'mean'}`;
  return (
    <div className={styles.waiting} role="status">
      <p>{words}…</p>
      <Progress label={words} value={isReading ? done : null} />
      <p className={styles.soft}>Looked up in the copy on this computer. Nothing is sent.</p>
    </div>
  );
};

type Props = {
  readonly scope: Scope;
  readonly pasteId: string;
  readonly outcome: OutcomeOf;
  readonly purpose: Purpose;
};

const Tables = ({ tables }: Pick<OutcomeOf, 'tables'>) => {
  const [first] = tables;
  if (first === undefined) return null;
  return (
    <p className={styles.soft}>
      <SafeText>{toTableText(first)}</SafeText>
      {tables.length > 1 && ` And ${formatCount(tables.length - 1)} more tables.`}
    </p>
  );
};

/** What became of every line of a pasted list, part by part, with the people themselves. */
export const Outcome = ({ scope, pasteId, outcome, purpose }: Props) => {
  const parts = toParts(outcome, purpose);
  const [wanted, setPart] = useState<PastePart>(
    outcome.people.found === 0 ? (parts[1]?.part ?? 'found') : 'found',
  );
  const part = parts.some((one) => one.part === wanted) ? wanted : 'found';
  const isNobody = outcome.entries.all === 0;
  const found = toFoundText(outcome, purpose);
  const sums = `${toLinesText(outcome)}. ${isNobody ? '' : `${toNamesText(outcome)}.`}`;
  return (
    <div className={cx(styles.outcome, purpose === 'join' && styles.among)}>
      {isNobody ? (
        <EmptyState title="No names in this text">Paste usernames or e-mail addresses.</EmptyState>
      ) : (
        <p className={styles.found}>
          <strong>{found}</strong>
        </p>
      )}
      <p className={styles.soft} data-sums="">
        {sums}
      </p>
      <Tables tables={outcome.tables} />
      <Segmented
        label="What became of the text"
        segments={parts.map(({ part: value, words, count }) => ({
          value,
          label: `${words} ${formatCount(count)}`,
        }))}
        value={part}
        onChange={setPart}
      />
      <PartList key={part} scope={scope} pasteId={pasteId} part={part} purpose={purpose} />
      <LiveRegion>{`${found}. ${sums}`}</LiveRegion>
    </div>
  );
};
