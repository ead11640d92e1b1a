import { useQuery } from '#renderer/client/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { useBinding } from '#renderer/window/commands.ts';
import type { DeploymentId } from '#shared/base/brand.ts';

const TEXT = {
  list: 'An apply has changed people since this copy was read. Their rows show what it did; search, filters, order and counts go by the copy.',
  roles:
    'An apply has changed people or roles since this copy was read. Holders and permissions here go by the copy.',
} as const;

type Props = { readonly deploymentId: DeploymentId; readonly of: keyof typeof TEXT };

/** Says what goes by an older copy than the rows, with the button that ends it; nothing where nothing does. */
export const BehindNote = ({ deploymentId, of }: Props) => {
  const { value } = useQuery('member.isBehind', { deploymentId });
  const refresh = useBinding('sync.start');
  if (value !== true) return null;
  return (
    <Note
      action={
        <Button disabled={!refresh.isEnabled} onClick={refresh.run}>
          Refresh
        </Button>
      }
    >
      {TEXT[of]}
    </Note>
  );
};
