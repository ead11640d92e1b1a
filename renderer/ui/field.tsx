import { type ReactNode, useId } from 'react';
import { toShown } from '#shared/core/text/display-text.ts';
import styles from './field.module.css';

type Controlled = {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
  readonly className: string | undefined;
};

type Props = {
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is wrong with it and what to do; shown at the field and read with it. */
  readonly error?: string | null;
  /** A small button at the end of the label's line. */
  readonly action?: ReactNode;
  readonly children: (control: Controlled) => ReactNode;
};

/** A labelled control with its hint and its error below. */
export const Field = ({ label, hint, error = null, action, children }: Props) => {
  const id = useId();
  const isNoted = hint !== undefined || error !== null;
  return (
    <div className={styles.field}>
      <div className={styles.top}>
        <label htmlFor={id}>{label}</label>
        {action}
      </div>
      {children({
        id,
        'aria-describedby': isNoted ? `${id}-note` : undefined,
        'aria-invalid': error !== null,
        className: styles.control,
      })}
      {isNoted && (
        <div id={`${id}-note`} className={error === null ? styles.hint : styles.error}>
          {error === null ? hint : toShown(error)}
        </div>
      )}
    </div>
  );
};
