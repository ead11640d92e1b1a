import { Lock } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { useBinding } from '#renderer/window/commands.ts';
import { useNotice } from '#renderer/window/notice.ts';
import { useDeployment } from '#renderer/window/use-deployment.ts';
import { useWhere } from '#renderer/window/where.ts';
import styles from './tray.module.css';

/** Says, while the deployment is locked, why nothing can be applied, and offers to unlock it. */
export const LockNote = () => {
  const deployment = useDeployment();
  const lock = useBinding('deployment.lock');
  const screen = useWhere((where) => where.screen);
  const note = deployment?.lockNote ?? null;
  // What was said before ("is unlocked") is not so any more.
  useEffect(() => {
    if (note !== null) useNotice.getState().say('');
  }, [note]);
  // The review says it at its own button.
  if (deployment?.readOnly !== true || screen === 'review') return null;
  return (
    <div className={styles.lock}>
      <Lock aria-hidden="true" />
      <span>{note ?? 'Read-only: applying is off.'}</span>
      <Button look="quiet" onClick={lock.run}>
        Unlock…
      </Button>
    </div>
  );
};
