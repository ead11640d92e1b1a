import { X } from 'lucide-react';
import { type ReactNode, type SyntheticEvent, useId, useLayoutEffect, useRef } from 'react';
import { toShown } from '#shared/core/text/display-text.ts';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import styles from './dialog.module.css';
import { findDialogStart } from './dialog-start.ts';

type Props = {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, in reading order; the safe one first. */
  readonly footer?: ReactNode;
  readonly size?: 'small' | 'medium' | 'large' | 'wide';
  /** Turns the body into a form; Enter then submits it. */
  readonly onSubmit?: () => void;
};

/** A modal dialog: open as long as it is rendered. Escape and the cross close it. */
export const Dialog = ({ title, onClose, children, footer, size = 'medium', onSubmit }: Props) => {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Before the element is taken out: only then does the browser give the focus back to where it was.
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (dialog !== null && !dialog.open) {
      dialog.showModal();
      findDialogStart(dialog)?.focus();
    }
    return () => dialog?.close();
  }, []);

  const cancel = (event: SyntheticEvent): void => {
    event.preventDefault();
    onClose();
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    onSubmit?.();
  };

  return (
    <dialog ref={ref} aria-labelledby={titleId} className={cx(styles.dialog, styles[size])} onCancel={cancel}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <header className={styles.header}>
          <h2 id={titleId}>{toShown(title)}</h2>
          <Button look="quiet" label="Close" icon={<X />} onClick={onClose} />
        </header>
        <div className={styles.body}>{children}</div>
        {footer !== undefined && <footer className={styles.footer}>{footer}</footer>}
      </form>
    </dialog>
  );
};
