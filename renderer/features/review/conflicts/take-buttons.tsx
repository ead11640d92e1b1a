import type { KeyboardEvent } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import styles from './conflicts.module.css';
import { TAKES, type Take } from './words.ts';

/** Mine, theirs, both. The first one is where the focus goes next. */
export const TakeButtons = ({
  name,
  onTake,
  onKeyDown,
}: {
  readonly name: string;
  readonly onTake: (take: Take) => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
}) => (
  <fieldset className={styles.takes} onKeyDown={onKeyDown}>
    <legend>{name}</legend>
    {TAKES.map(({ take, word, key, what }) => (
      <Button
        key={take}
        title={`${what} (${key})`}
        {...(take === 'mine' ? { 'data-next': true } : {})}
        onClick={() => onTake(take)}
      >
        {word} <span className={styles.key}>{key}</span>
      </Button>
    ))}
  </fieldset>
);
