import { useClient } from '#renderer/client/client-context.tsx';
import { useNotice } from '#renderer/window/notice.ts';
import { useWhere } from '#renderer/window/where.ts';
import type { DeploymentId } from '#shared/base/brand.ts';

/** Shows a deployment that was just connected and starts its first copy; the list fills as it comes in. */
export const useOpenDeployment = (): ((id: DeploymentId) => void) => {
  const { send } = useClient();
  return (id) => {
    useWhere.getState().openDeployment(id);
    useNotice.getState().say('');
    void send('sync.start', { deploymentId: id });
  };
};
