import { useQuery } from '#renderer/data/use-query.ts';
import { useBinding } from '#renderer/data/window/commands.ts';
import { useWhere } from '#renderer/data/window/where.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { formatCount } from '#renderer/ui/format.ts';

/** Nothing is copied yet: reading now, or a button that begins. */
export const FirstCopy = () => {
  const deploymentId = useWhere((where) => where.deploymentId);
  const { value } = useQuery('sync.getStatus', deploymentId === null ? null : { deploymentId });
  const refresh = useBinding('sync.start');
  const stop = useBinding('sync.cancel');
  if (value?.state === 'running') {
    const { step, done, total } = value.progress ?? { step: 'Asking the server', done: 0, total: null };
    return (
      <EmptyState title={`${step}…`} action={<Button onClick={stop.run}>Stop</Button>}>
        {done > 0 && `${formatCount(done)}${total === null ? '' : ` of ${formatCount(total)}`}. `}
        The list appears when the first copy is complete, and stays readable without a network.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No members in the copy yet"
      action={
        <Button onClick={refresh.run} disabled={!refresh.isEnabled}>
          Refresh from server
        </Button>
      }
    >
      Read them from the server once; the list then stays readable without a network.
    </EmptyState>
  );
};
