import { Lock } from 'lucide-react';
import { useEffect } from 'react';
import { useDeployment } from '#renderer/data/use-deployment.ts';
import { useBinding } from '#renderer/data/window/commands.ts';
import { useNotice } from '#renderer/data/window/notice.ts';
import { useWhere } from '#renderer/data/window/where.ts';
import { Button } from '#renderer/ui/button.tsx';
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
