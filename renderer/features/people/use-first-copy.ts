import { useDeployment } from '#renderer/data/use-deployment.ts';
import { useQuery } from '#renderer/data/use-query.ts';
import { useBinding } from '#renderer/data/window/commands.ts';
import { useWhere } from '#renderer/data/window/where.ts';

/** How the first copy of the deployment stands: what is read now, and how to begin or stop. */
export const useFirstCopy = () => {
  const deploymentId = useWhere((where) => where.deploymentId);
  const deployment = useDeployment();
  const { value } = useQuery('sync.getStatus', deploymentId === null ? null : { deploymentId });
  const { value: copy } = useQuery('copy.getStatus', deploymentId === null ? null : { deploymentId });
  const refresh = useBinding('sync.start');
  const stop = useBinding('sync.cancel');
  const isRunning = value?.state === 'running';
  return {
    progress: isRunning ? (value.progress ?? { step: 'Asking the server', done: 0, total: null }) : null,
    canStart: refresh.isEnabled,
    isKeyMissing: copy?.reason === 'keychain' || copy?.reason === 'key-gone',
    isSignedOut: deployment?.credential === 'none',
    onStart: refresh.run,
    onStop: stop.run,
  };
};
