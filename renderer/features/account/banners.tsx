import { useState } from 'react';
import { useQuery } from '#renderer/client/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { useDialogs } from '#renderer/window/dialogs.ts';
import type { Deployment } from '#shared/model/deployment.ts';

/** Warns a week and a day before the token of a deployment ends, once it has, and when the server refuses it. */
export const TokenBanner = ({ deployment }: { readonly deployment: Deployment }) => {
  const { id, credential } = deployment;
  const status = useQuery('token.getStatus', { id }).value;
  const show = useDialogs((dialogs) => dialogs.show);
  // A week is long, and many servers allow owners no longer token: that warning can be put off until the last day.
  const [later, setLater] = useState<readonly string[]>([]);
  if (status === undefined || credential === 'none' || credential === 'unavailable') return null;
  const { warning, message } = status;
  if (warning === 'none' || warning === 'unknown') return null;
  const key = `${id} ${status.keyId}`;
  if (warning === 'week' && later.includes(key)) return null;
  if (warning === 'expired' || warning === 'refused') {
    return (
      <Note
        tone="warn"
        action={<Button onClick={() => show({ kind: 'sign-in', id })}>Sign in again…</Button>}
      >
        {message}
      </Note>
    );
  }
  return (
    <Note
      tone={warning === 'day' ? 'warn' : 'info'}
      action={
        <>
          {warning === 'week' && <Button onClick={() => setLater([...later, key])}>Later</Button>}
          <Button onClick={() => show({ kind: 'rotate', id })}>Replace token…</Button>
        </>
      }
    >
      {message}
    </Note>
  );
};

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
