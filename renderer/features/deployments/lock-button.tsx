import { Lock, LockOpen } from 'lucide-react';
import { Button } from '#renderer/ui/button.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { useBinding } from '#renderer/window/commands.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import styles from './deployments.module.css';

/** The read-only lock of a deployment: locks at a press, and asks in a window of its own before it unlocks. */
export const LockButton = ({ deployment }: { readonly deployment: Deployment }) => {
  const lock = useBinding('deployment.lock');
  const { readOnly } = deployment;
  return (
    <Button
      look="quiet"
      className={cx(styles.lock, readOnly && styles.locked)}
      aria-pressed={readOnly}
      label="Read-only"
      title={
        readOnly
          ? 'Read-only: applying is off. Press to unlock.'
          : 'Applying is possible. Press to make this deployment read-only.'
      }
      icon={readOnly ? <Lock aria-hidden="true" /> : <LockOpen aria-hidden="true" />}
      disabled={!lock.isEnabled}
      onClick={lock.run}
    />
  );
};
