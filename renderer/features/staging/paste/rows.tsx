import { useEffect, useState } from 'react';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import { toShown } from '#shared/core/text/display-text.ts';
import styles from './paste.module.css';
import {
  type FoundRow,
  NOT_PERSON,
  type PastedRow,
  type Purpose,
  toLineText,
  toMarks,
  toNotFoundText,
  UNREADABLE,
} from './text.ts';

/** What is unusual about somebody, as words in boxes. */
export const Marks = ({
  person,
  purpose,
}: {
  readonly person: Pick<FoundRow, 'status' | 'isMember' | 'was'>;
  readonly purpose: Purpose;
}) => (
  <span className={styles.marks}>
    {toMarks(person, purpose).map((mark) => (
      <Tag key={mark} tone="warn">
        <SafeText>{mark}</SafeText>
      </Tag>
    ))}
  </span>
);

const toWay = ({ by, was }: Pick<FoundRow, 'by' | 'was'>): string => {
  if (was !== null) return 'a username they had before';
  return by === 'email' ? 'address' : by;
};

type Asked = { readonly isLeftOut: boolean; readonly isDone: boolean };

/**
 * Whether somebody is left out: what was asked for last, until the row has it. A second press takes the first back,
 * however soon it comes.
 */
const useLeftOut = (now: boolean, order: (isLeftOut: boolean) => Promise<{ readonly ok: boolean }>) => {
  const [asked, setAsked] = useState<Asked | null>(null);
  const isKnown = asked?.isDone === true && asked.isLeftOut === now;
  useEffect(() => {
    if (isKnown) setAsked(null);
  }, [isKnown]);
  const isLeftOut = asked?.isLeftOut ?? now;
  const toggle = async (): Promise<void> => {
    const mine = { isLeftOut: !isLeftOut, isDone: false };
    setAsked(mine);
    const { ok } = await order(mine.isLeftOut);
    setAsked((last) => (last !== mine ? last : ok ? { ...mine, isDone: true } : null));
  };
  return { isLeftOut, toggle };
};

/** Somebody who was found; the tick says whether they are taken. */
export const FoundLine = ({
  row,
  purpose,
  onLeaveOut,
}: {
  readonly row: FoundRow;
  readonly purpose: Purpose;
  readonly onLeaveOut: (isLeftOut: boolean) => Promise<{ readonly ok: boolean }>;
}) => {
  const isPossible = row.isMember === (purpose === 'select');
  const { isLeftOut, toggle } = useLeftOut(row.isLeftOut, onLeaveOut);
  return (
    <div
      className={cx(styles.line, styles.person, (isLeftOut || !isPossible) && styles.off)}
      title={toShown(`Written as “${row.value}”, found by ${toWay(row)}`)}
    >
      <Checkbox
        label={`Take ${toShown(row.username)}`}
        isLabelShown={false}
        isOn={isPossible && !isLeftOut}
        isDisabled={!isPossible}
        onChange={() => void toggle()}
      />
      <span className={styles.username}>
        <SafeText>{row.username}</SafeText>
      </span>
      <span>
        <SafeText>{row.name}</SafeText>
      </span>
      <span className={styles.soft}>
        <SafeText>{row.email || '–'}</SafeText>
      </span>
      <Marks person={row} purpose={purpose} />
      <span className={styles.place}>{toLineText(row.line)}</span>
    </div>
  );
};

const toWords = (
  row: Exclude<PastedRow, { part: 'found' | 'several' }>,
): readonly [written: string, why: string] => {
  switch (row.part) {
    case 'again':
      return [row.value, `${row.username}, named first in ${toLineText(row.firstLine)}`];
    case 'not-found':
      return [row.value, toNotFoundText(row)];
    case 'not-person':
      return [row.text ?? '', NOT_PERSON[row.reason]];
    case 'unreadable':
      return ['', UNREADABLE[row.reason]];
  }
};

/** A line that means nobody more: as it was written, and why. */
export const PlainLine = ({ row }: { readonly row: Exclude<PastedRow, { part: 'found' | 'several' }> }) => {
  const [written, why] = toWords(row);
  return (
    <div className={cx(styles.line, styles.plain)}>
      <span data-copyable="">
        <SafeText>{written}</SafeText>
      </span>
      <span className={styles.soft}>
        <SafeText>{why}</SafeText>
      </span>
      <span className={styles.place}>
        {toLineText(row.line, row.part === 'unreadable' ? row.lastLine : row.line)}
      </span>
    </div>
  );
};
