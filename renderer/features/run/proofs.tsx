import { Button } from '#renderer/ui/button.tsx';
import { listProofs } from './proof-words.ts';
import styles from './run.module.css';
import type { PlanStatus, Shown } from './words.ts';

const SIGNS = { good: '✓', warn: '!', plain: '·' } as const;

type Props = { readonly status: PlanStatus; readonly onShow: (shown: Shown) => void };

/** What speaks for the result, line by line; overwritten edits can be shown from here. */
export const Proofs = ({ status, onShow }: Props) => (
  <ul className={styles.proofs}>
    {listProofs(status).map(({ tone, text, shows }) => (
      <li key={text} className={tone === 'plain' ? styles.soft : styles[tone]}>
        <span aria-hidden="true">{SIGNS[tone]}</span> {text}
        {shows && (
          <Button className={styles.inline} onClick={() => onShow({ outcome: null, only: 'overlapped' })}>
            Show them
          </Button>
        )}
      </li>
    ))}
  </ul>
);
