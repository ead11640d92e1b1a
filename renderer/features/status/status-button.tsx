import { Info } from 'lucide-react';
import { Button } from '#renderer/ui/button.tsx';
import { Popover } from '#renderer/ui/popover.tsx';
import { useDeployment } from '#renderer/window/use-deployment.ts';
import { StatusPanel } from './status-panel.tsx';
import { useStatus } from './status-store.ts';

/** Opens the status popover; so does its command. */
export const StatusButton = () => {
  const isOpen = useStatus((status) => status.isOpen);
  const deployment = useDeployment();
  return (
    <Popover
      label="Status"
      size="large"
      side="top"
      isOpen={isOpen}
      onOpenChange={(next) => useStatus.setState({ isOpen: next })}
      trigger={<Button look="quiet" label="Status and capabilities" icon={<Info />} />}
    >
      <StatusPanel deployment={deployment} />
    </Popover>
  );
};
