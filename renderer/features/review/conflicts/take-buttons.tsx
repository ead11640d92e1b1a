import { Button } from '#renderer/ui/button.tsx';
import { onPress, type PressEvent } from '#renderer/ui/keys.ts';
import type { Press } from '#shared/base/press.ts';
import styles from './conflicts.module.css';
import { TAKES, type Take } from './words.ts';

/** Mine, theirs, both. The first one is where the focus goes next. */
export const TakeButtons = ({
  name,
  onTake,
  onPressed = () => undefined,
}: {
  readonly name: string;
  readonly onTake: (take: Take) => void;
  readonly onPressed?: (press: Press, event: PressEvent) => void;
}) => (
  <fieldset className={styles.takes} onKeyDown={onPress(onPressed)}>
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
