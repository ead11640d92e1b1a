import { useState } from 'react';
import { useQuery } from '#renderer/client/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import type { Deployment } from '#shared/model/deployment.ts';

/** Two servers that are this close see the same wrong clock: that of this computer. */
const SAME_MS = 2 * 60_000;

/** Says once that the clock of this computer is wrong, and how far, whichever server showed it. */
export const ClockBanner = ({ deployment }: { readonly deployment: Deployment }) => {
  const status = useQuery('token.getStatus', { id: deployment.id }).value;
  const [told, setTold] = useState<readonly number[]>([]);
  if (status === undefined || status.clockMessage === null) return null;
  const { skewMs, clockMessage } = status;
  if (told.some((one) => Math.abs(one - skewMs) < SAME_MS)) return null;
  return (
    <Note tone="warn" action={<Button onClick={() => setTold([...told, skewMs])}>OK</Button>}>
      {clockMessage}
    </Note>
  );
};
