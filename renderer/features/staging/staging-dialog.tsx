import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { useDialogs } from '#renderer/window/dialogs.ts';
import type { Failure } from '#shared/base/failure.ts';
import styles from './staging.module.css';

type Props = {
  readonly title: string;
  /** The verb with its object, on the button. */
  readonly verb: string;
  readonly look: 'primary' | 'danger';
  readonly isReady: boolean;
  readonly isBusy: boolean;
  readonly failure: Failure | null;
  readonly onStage: () => void;
  readonly size?: 'small' | 'medium' | 'large' | 'wide';
  readonly children: ReactNode;
};

/** A dialog that stages something; nothing is sent by it, and it says so. */
export const StagingDialog = (props: Props) => {
  const close = useDialogs((dialogs) => dialogs.close);
  return (
    <Dialog
      title={props.title}
      size={props.size ?? 'medium'}
      onClose={close}
      footer={
        <>
          <span className={styles.keys}>Staged only: nothing is sent before the review.</span>
          <Button onClick={close}>Cancel</Button>
          <Button look={props.look} disabled={!props.isReady || props.isBusy} onClick={props.onStage}>
            {props.isBusy ? 'Staging…' : props.verb}
          </Button>
        </>
      }
    >
      {props.children}
      {props.failure !== null && <ErrorNote failure={props.failure} />}
    </Dialog>
  );
};
