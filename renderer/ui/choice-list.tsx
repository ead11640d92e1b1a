import { Check } from 'lucide-react';
import { type ClipboardEvent, useEffect, useId, useRef, useState } from 'react';
import { toShown } from '#shared/core/text/display-text.ts';
import styles from './choice-list.module.css';
import { type Choice, filterChoices, isNothingTyped, nextEnabled } from './choices.ts';
import { cx } from './cx.ts';
import { onPress } from './keys.ts';
import { SafeText } from './safe-text.tsx';

type Props = {
  readonly label: string;
  readonly placeholder: string;
  readonly choices: readonly Choice[];
  readonly ticked: readonly string[];
  readonly onToggle: (value: string) => void;
  /** Enter: with the choice the person pointed at, or null when only ticks count. */
  readonly onConfirm: (value: string | null) => void;
  /** For choices that somebody else finds: told what is typed; the list then shows all it is given. */
  readonly onText?: (text: string) => void;
  /** Pasted text; true: taken, it does not go into the field. */
  readonly onPasteText?: (text: string) => boolean;
  /** The choices for what is typed are on their way, and those before may be shown: Enter is kept until they are here. */
  readonly isLoading?: boolean;
  /** Said when nothing is there to choose. */
  readonly none?: string;
  /** No taller than what it has; otherwise it keeps its height while letters narrow it. */
  readonly isShort?: boolean;
};

const listBox = (label: string) => ({
  role: 'listbox',
  'aria-label': toShown(label),
  'aria-multiselectable': true,
});

/** A list to type into: letters narrow it, arrows walk it, a click or Shift+Enter ticks, Enter confirms. */
export const ChoiceList = (props: Props) => {
  const { label, placeholder, choices, ticked, onToggle, onConfirm, onText, onPasteText } = props;
  const { isLoading = false } = props;
  const id = useId();
  const [text, setText] = useState('');
  const [walked, setWalked] = useState<string | null>(null);
  const [isKept, setKept] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const shown = onText === undefined ? filterChoices(choices, text) : choices;
  const type = (next: string): void => {
    setText(next);
    setWalked(null);
    setKept(false);
    onText?.(next);
  };
  // Nothing is pointed at until the person typed or walked: Enter must not pick what nobody chose.
  const first = isNothingTyped(text) ? undefined : shown.find((choice) => choice.reason === undefined);
  const active = shown.find((choice) => choice.value === walked) ?? first;

  const confirm = (): void => {
    setKept(false);
    // What was typed is nobody's name: an Enter that means it must not confirm something else.
    if (active === undefined && text.trim() !== '') return;
    onConfirm(active === undefined ? null : active.value);
    type('');
  };
  useEffect(() => {
    if (isKept && !isLoading) confirm();
  });

  const press = onPress(({ key, isShift }, event) => {
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      setWalked(nextEnabled(shown, active?.value ?? null, key === 'ArrowDown' ? 1 : -1));
    } else if (key === 'Enter') {
      event.preventDefault();
      if (isLoading) {
        // Shift+Enter ticks what is pointed at, and nothing is yet: it must not become an Enter.
        setKept(!isShift);
      } else if (isShift && active !== undefined) {
        onToggle(active.value);
        type('');
      } else {
        confirm();
      }
    }
  });

  const paste = (event: ClipboardEvent): void => {
    if (onPasteText?.(event.clipboardData.getData('text/plain'))) event.preventDefault();
  };

  return (
    <div className={cx(styles.choose, props.isShort === true && styles.whole)}>
      <input
        ref={input}
        className={styles.input}
        role="combobox"
        aria-label={toShown(label)}
        aria-expanded={shown.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={active === undefined ? undefined : `${id}-${active.value}`}
        placeholder={toShown(placeholder)}
        value={text}
        onChange={(event) => type(event.target.value)}
        onPaste={paste}
        onKeyDown={press}
      />
      <div
        id={`${id}-list`}
        // A list box without anything in it is none.
        {...(shown.length > 0 ? listBox(label) : {})}
        className={cx(styles.list, props.isShort === true && styles.short)}
        tabIndex={-1}
      >
        {shown.map((choice) => (
          <button
            type="button"
            key={choice.value}
            id={`${id}-${choice.value}`}
            role="option"
            tabIndex={-1}
            aria-selected={ticked.includes(choice.value)}
            aria-disabled={choice.reason !== undefined}
            className={cx(styles.option, choice.value === active?.value && styles.active)}
            onClick={() => choice.reason === undefined && onToggle(choice.value)}
          >
            <span className={styles.tick}>
              {ticked.includes(choice.value) && <Check aria-hidden="true" />}
            </span>
            <span className={styles.name}>
              <SafeText>{choice.label}</SafeText>
            </span>
            <span className={styles.note}>{choice.reason ?? choice.note}</span>
          </button>
        ))}
        {shown.length === 0 && (
          <p className={styles.none}>
            {isLoading ? 'Reading what there is to choose.' : (props.none ?? `No role matches “${text}”.`)}
          </p>
        )}
      </div>
    </div>
  );
};
