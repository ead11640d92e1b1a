import { CircleAlert, Info } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { toShown } from '#shared/core/text/display-text.ts';
import { Button } from './button.tsx';
import styles from './note.module.css';

type Props = {
  readonly failure: { readonly code?: string; readonly message: string; readonly detail?: string };
  readonly onRetry?: (() => void) | undefined;
};

/** A person said no, or was not asked since they had. */
const isOwnNo = (code: string | undefined): boolean => code === 'not-approved' || code === 'not-asked';

/**
 * Something failed, at the place that caused it: what happened, what to do, details for the curious. A person's own no is
 * told without alarm.
 */
export const ErrorNote = ({ failure, onRetry }: Props) => {
  const ref = useRef<HTMLDivElement>(null);
  // In a long dialog it may come below the fold, and nothing would seem to have happened.
  useEffect(() => ref.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <div ref={ref} role="alert" className={isOwnNo(failure.code) ? styles.info : styles.bad}>
      {isOwnNo(failure.code) ? <Info aria-hidden="true" /> : <CircleAlert aria-hidden="true" />}
      <div className={styles.words}>
        <p data-copyable>{toShown(failure.message)}</p>
        {failure.detail !== undefined && (
          <details>
            <summary>Details</summary>
            <p data-copyable>{toShown(failure.detail)}</p>
          </details>
        )}
      </div>
      {onRetry !== undefined && <Button onClick={onRetry}>Try again</Button>}
    </div>
  );
};
