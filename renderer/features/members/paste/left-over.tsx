import { Copy } from 'lucide-react';
import { copyAndSay } from '#renderer/data/host.ts';
import { Button } from '#renderer/ui/button.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { toShown } from '#shared/core/display-text.ts';
import styles from './paste.module.css';
import { toCopy } from './words.ts';

const MOST_SHOWN = 100;

type Props = { readonly title: string; readonly names: readonly string[] };

/** Names that found nobody here, with a way to take them along. Nothing when there are none. */
export const LeftOver = ({ title, names }: Props) => {
  if (names.length === 0) return null;
  const copy = async (): Promise<void> => {
    const { text, said } = toCopy(names);
    await copyAndSay(text, said);
  };
  return (
    <section className={styles.section} aria-label={toShown(title)}>
      <header className={styles.head}>
        <h3>
          {title} <span className={styles.soft}>{formatCount(names.length)}</span>
        </h3>
        <Button look="quiet" icon={<Copy />} onClick={() => void copy()}>
          Copy
        </Button>
      </header>
      <ul className={styles.names} data-copyable="">
        {names.slice(0, MOST_SHOWN).map((name) => (
          <li key={name}>
            <SafeText>{name}</SafeText>
          </li>
        ))}
        {names.length > MOST_SHOWN && (
          <li className={styles.soft}>and {formatCount(names.length - MOST_SHOWN)} more</li>
        )}
      </ul>
    </section>
  );
};
