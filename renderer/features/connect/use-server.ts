import { useEffect, useRef, useState } from 'react';
import { useCommand } from '#renderer/data/use-command.ts';
import type { Output } from '#shared/contract/index.ts';
import { toWay } from './reach/reach.ts';
import type { ReachForm } from './reach/use-reach.ts';

export type Probed = Output<'deployment.probe'>;

/** The address of a server to be, and what answers there by the way that is chosen to it. */
export const useServer = (reach: ReachForm, onFound: (probed: Probed) => void) => {
  const [url, setUrl] = useState('');
  const [probed, setProbed] = useState<Probed | null>(null);
  const { run, isBusy, failure, clearFailure } = useCommand('deployment.probe');
  const latest = useRef(0);

  const ask = async (): Promise<void> => {
    if (url.trim() === '') return;
    latest.current += 1;
    const ticket = latest.current;
    const way = toWay(reach.trust, reach.proxy, reach.password.peek());
    const reply = await run({ url: url.trim(), ...way });
    // An answer to an older question says nothing about what is in the form now.
    if (ticket !== latest.current) return;
    setProbed(reply.ok ? reply.value : null);
    if (!reply.ok) return;
    setUrl(reply.value.url);
    onFound(reply.value);
  };
  const askOnce = (): void => {
    if (probed?.url !== url.trim()) void ask();
  };
  const change = (next: string): void => {
    latest.current += 1;
    setUrl(next);
    setProbed(null);
    clearFailure();
  };

  const askAgain = useRef(ask);
  askAgain.current = ask;
  const way = `${reach.trust.caId} ${reach.proxy.mode}`;
  const askedWay = useRef(way);
  useEffect(() => {
    if (askedWay.current === way) return;
    askedWay.current = way;
    void askAgain.current();
  }, [way]);

  return { url, change, probed, isBusy, failure, ask, askOnce };
};
