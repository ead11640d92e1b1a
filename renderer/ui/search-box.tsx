import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { toShown } from '#shared/core/text/display-text.ts';
import { onPress } from './keys.ts';
import styles from './search-box.module.css';

/** After this long without a keystroke the next one is answered at once; a burst waits for its own end. */
const CALM_MS = 100;
const BURST_MS = 40;

type Props = {
  readonly label: string;
  readonly placeholder: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** The keyboard goes on to what is searched. */
  readonly onLeave: () => void;
  /** Space as a key of its own, for what has no spaces in its names; false: it is typed. */
  readonly onSpace?: (text: string) => boolean;
  readonly attributes?: Readonly<Record<`data-${string}`, string>>;
};

/** Searches as one types. Escape empties it, then leaves it or closes its dialog; Arrow down and Enter go to what is searched. */
export const SearchBox = (props: Props) => {
  const { label, placeholder, text: searched, onText, onLeave, attributes } = props;
  const [text, setText] = useState(searched);
  /** The search as it was told last, and as it was asked for here last. */
  const [known, setKnown] = useState({ told: searched, asked: searched });
  if (searched !== known.told) {
    // While it is drawn, not after: what is typed meanwhile is newer than the search that was asked for here.
    setKnown({ told: searched, asked: searched });
    if (searched !== known.asked) setText(searched);
  }
  const typedMs = useRef(Number.NEGATIVE_INFINITY);
  const ask = (next: string): void => {
    setKnown(({ told }) => ({ told, asked: next }));
    onText(next);
  };
  const search = useRef(ask);
  search.current = ask;
  useEffect(() => {
    if (text === searched) return undefined;
    const timer = setTimeout(() => search.current(text), BURST_MS);
    return () => clearTimeout(timer);
  }, [text, searched]);

  const type = (next: string, atMs: number): void => {
    const isCalm = atMs - typedMs.current > CALM_MS;
    typedMs.current = atMs;
    setText(next);
    if (isCalm) ask(next);
  };

  const press = onPress(({ key }, event) => {
    if (key === ' ' && props.onSpace?.(text)) {
      event.preventDefault();
      ask(text);
    } else if (key === 'Escape' && text !== '') {
      event.preventDefault();
      setText('');
      ask('');
    } else if (key === 'Escape' && event.currentTarget.closest('dialog') !== null) {
      // Nothing to empty: the dialog closes.
    } else if (key === 'ArrowDown' || key === 'Enter' || key === 'Escape') {
      event.preventDefault();
      ask(text);
      onLeave();
    }
  });

  return (
    <div className={styles.search}>
      <Search aria-hidden="true" />
      <input
        type="search"
        aria-label={toShown(label)}
        placeholder={toShown(placeholder)}
        spellCheck={false}
        maxLength={400}
        value={text}
        onChange={(event) => type(event.target.value, event.timeStamp)}
        onKeyDown={press}
        // Whoever leaves acts on what is typed, never on a part of it.
        onBlur={({ currentTarget: { value } }) => {
          if (value !== searched) ask(value);
        }}
        {...attributes}
      />
    </div>
  );
};
