import { countOf } from '#renderer/ui/format.ts';
import { Progress } from '#renderer/ui/progress.tsx';
import styles from './paste.module.css';

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
