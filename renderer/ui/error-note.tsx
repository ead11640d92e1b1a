import { CircleAlert } from 'lucide-react';
import { Button } from './button.tsx';
import styles from './note.module.css';

type Props = {
  readonly failure: { readonly message: string; readonly detail?: string };
  readonly onRetry?: (() => void) | undefined;
};

/** Something failed, at the place that caused it: what happened, what to do, details for the curious. */
export const ErrorNote = ({ failure, onRetry }: Props) => (
  <div role="alert" className={styles.bad}>
    <CircleAlert aria-hidden="true" />
    <div className={styles.words}>
      <p data-copyable>{failure.message}</p>
      {failure.detail !== undefined && (
        <details>
          <summary>Details</summary>
          <p data-copyable>{failure.detail}</p>
        </details>
      )}
    </div>
    {onRetry !== undefined && <Button onClick={onRetry}>Try again</Button>}
  </div>
);
