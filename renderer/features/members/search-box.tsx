import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { focusTarget, moveFocus } from '#renderer/data/window/focus.ts';
import { patchFilter, useList } from '#renderer/data/window/list.ts';
import styles from './members.module.css';

/** After this long without a keystroke the next one is answered at once; a burst waits for its own end. */
const CALM_MS = 100;
const BURST_MS = 40;

/** Search by name, username or e-mail; filters as one types. Escape empties it, Arrow down goes to the list. */
export const SearchBox = () => {
  const { filter } = useList();
  const [text, setText] = useState(filter.text);
  useEffect(() => setText(filter.text), [filter.text]);
  const typedMs = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (text === filter.text) return undefined;
    const timer = setTimeout(() => patchFilter({ text }), BURST_MS);
    return () => clearTimeout(timer);
  }, [text, filter.text]);

  const type = (next: string, atMs: number): void => {
    const isCalm = atMs - typedMs.current > CALM_MS;
    typedMs.current = atMs;
    setText(next);
    if (isCalm) patchFilter({ text: next });
  };

  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && text !== '') {
      event.preventDefault();
      patchFilter({ text: '' });
    } else if (event.key === 'ArrowDown' || event.key === 'Enter' || event.key === 'Escape') {
      event.preventDefault();
      patchFilter({ text });
      moveFocus('grid');
    }
  };

  return (
    <div className={styles.search}>
      <Search aria-hidden="true" />
      <input
        type="search"
        aria-label="Search members"
        placeholder="Search username, name or e-mail"
        spellCheck={false}
        maxLength={400}
        value={text}
        onChange={(event) => type(event.target.value, event.timeStamp)}
        onKeyDown={press}
        {...focusTarget('search')}
      />
    </div>
  );
};
