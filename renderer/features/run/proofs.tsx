import { useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Disclosure } from '#renderer/ui/disclosure.tsx';
import { listDetails, listProofs } from './proof-words.ts';
import styles from './run.module.css';
import type { PlanStatus, Shown } from './words.ts';

const SIGNS = { good: '✓', warn: '!', plain: '·' } as const;

const Details = ({ lines }: { readonly lines: readonly string[] }) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <Disclosure label="Details" isOpen={isOpen} onToggle={setOpen}>
      {lines.map((line) => (
        <p key={line} className={styles.soft}>
          {line}
        </p>
      ))}
    </Disclosure>
  );
};

type Props = { readonly status: PlanStatus; readonly onShow: (shown: Shown) => void };

/** What speaks for the result, line by line; overwritten edits can be shown from here. */
export const Proofs = ({ status, onShow }: Props) => {
  const details = listDetails(status);
  return (
    <div className={styles.proofs}>
      <ul>
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
      {details.length > 0 && <Details lines={details} />}
    </div>
  );
};
