import { useId } from 'react';
import { countOf } from '#renderer/ui/format.ts';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import type { UserId } from '#shared/base/brand.ts';
import styles from './paste.module.css';
import { Marks } from './rows.tsx';
import { type Purpose, type RowOf, toLineText, WHY } from './words.ts';

type Props = {
  readonly row: RowOf<'several'>;
  readonly purpose: Purpose;
  readonly onChoose: (userId: UserId | null) => void;
};

/** A name that may mean one of some people: they are proposed, and one is chosen, or nobody. */
export const SeveralLine = ({ row, purpose, onChoose }: Props) => {
  const group = useId();
  const more = row.people - row.candidates.length;
  return (
    <fieldset className={styles.one}>
      <legend>
        <SafeText>{row.value}</SafeText>
        <span className={styles.soft}>
          {' '}
          {toLineText(row.line)}: {WHY[row.why]}
        </span>
      </legend>
      <label className={styles.candidate}>
        <input type="radio" name={group} checked={row.chosen === null} onChange={() => onChoose(null)} />
        <span className={styles.soft}>Nobody</span>
      </label>
      {row.candidates.map((one) => (
        <label key={one.userId} className={styles.candidate}>
          <input
            type="radio"
            name={group}
            checked={row.chosen === one.userId}
            onChange={() => onChoose(one.userId)}
          />
          <span className={styles.username}>
            <SafeText>{one.username}</SafeText>
          </span>
          <span>
            <SafeText>{one.name}</SafeText>
          </span>
          <span className={styles.soft}>
            <SafeText>{one.email || '–'}</SafeText>
            {one.isFound && ' · found already'}
          </span>
          <Marks person={one} purpose={purpose} />
        </label>
      ))}
      {more > 0 && (
        <p className={styles.soft}>
          And {countOf(more, 'other person', 'other people')}: write the address or the username instead.
        </p>
      )}
    </fieldset>
  );
};
