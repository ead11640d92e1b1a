import { useRef } from 'react';
import { useClient } from '#renderer/client/client-context.tsx';
import { countOf, formatCount } from '#renderer/ui/format.ts';
import { useNotice } from '#renderer/window/notice.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import type { Input } from '#shared/contract/index.ts';
import type { Take } from './words.ts';

type Which = Input<'plan.resolveConflicts'>['which'];
export type Decide = (which: Which, take: Take) => void;

/** Decides conflicts of the list named by `hash`, one order at a time, and says what came of it. */
export const useDecide = (deploymentId: DeploymentId, hash: string): Decide => {
  const { send } = useClient();
  // Not state: buttons that were disabled meanwhile would lose the focus.
  const isBusy = useRef(false);
  return (which, take) => {
    if (isBusy.current) return;
    isBusy.current = true;
    void send('plan.resolveConflicts', { deploymentId, hash, which, take }).then((reply) => {
      isBusy.current = false;
      const { say } = useNotice.getState();
      if (!reply.ok) return say(reply.failure.message, 'bad');
      const { resolved, left } = reply.value;
      const rest = left === 0 ? 'None is left.' : `${formatCount(left)} left.`;
      say(`Took ${take} in ${countOf(resolved, 'conflict', 'conflicts')}. ${rest} Undo takes it back.`);
    });
  };
};
