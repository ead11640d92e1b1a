import { useQuery } from '#renderer/client/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { useBinding } from '#renderer/window/commands.ts';
import { useDeployment } from '#renderer/window/deployment.ts';
import { useWhere } from '#renderer/window/where.ts';

/** How the first copy of the deployment stands: what is read now, and how to begin or stop. */
const useFirstCopy = () => {
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
    // There may be a copy whose key is not to be had: the banner above says why, and what opens it.
    isKeyMissing: copy?.reason === 'keychain' || copy?.reason === 'key-gone',
    // Nobody is signed in: there is nothing to begin with, and the banner above has the way to sign in.
    isSignedOut: deployment?.credential === 'none',
    onStart: refresh.run,
    onStop: stop.run,
  };
};

/** Nothing is copied yet: reading now, or a button that begins. The title is such as "No members in the copy yet". */
export const FirstCopy = ({ title }: { readonly title: string }) => {
  const { progress, canStart, isSignedOut, isKeyMissing, onStart, onStop } = useFirstCopy();
  if (progress !== null) {
    const { step, done, total } = progress;
    return (
      <EmptyState title={`${step}…`} action={<Button onClick={onStop}>Stop</Button>}>
        {done > 0 && `${formatCount(done)}${total === null ? '' : ` of ${formatCount(total)}`}. `}
        The list appears when the first copy is complete, and stays readable without a network.
      </EmptyState>
    );
  }
  if (isSignedOut)
    return <EmptyState title={title}>You are signed out. Sign in to read them from the server.</EmptyState>;
  return (
    <EmptyState
      title={isKeyMissing ? 'No copy is open' : title}
      action={
        <Button onClick={onStart} disabled={!canStart}>
          Refresh from server
        </Button>
      }
    >
      {isKeyMissing
        ? 'The keychain does not give out the key of the copy: see above. What is read from the server now is kept in memory until you quit.'
        : 'Read them from the server once; the list then stays readable without a network.'}
    </EmptyState>
  );
};
