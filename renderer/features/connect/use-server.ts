import { useRef, useState } from 'react';
import { useCommand } from '#renderer/client/use-command.ts';
import type { Output } from '#shared/contract/index.ts';
import { suggestName } from '#shared/core/text/suggest-name.ts';
import { toWay } from './reach/reach.ts';
import type { ReachForm } from './reach/use-reach.ts';

export type Probed = Output<'deployment.probe'>;

/** The host that an address names, as far as it can be read; empty: not yet. Nothing is asked of anybody. */
const readHost = (text: string): string => {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  try {
    return new URL(address).hostname;
  } catch {
    // Expected while it is typed: it is no address yet.
    return '';
  }
};

/**
 * The address of a server to be. It is asked who it is only when somebody presses for it, and then main asks back:
 * leaving the field sends nothing, it only proposes a name.
 */
export const useServer = (reach: ReachForm, onNamed: (name: string) => void) => {
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
    onNamed(reply.value.suggestedName);
  };
  const leave = (): void => {
    const host = readHost(url.trim());
    if (host !== '') onNamed(suggestName(host));
  };
  const change = (next: string): void => {
    latest.current += 1;
    setUrl(next);
    setProbed(null);
    clearFailure();
  };

  return { url, change, leave, probed, isBusy, failure, ask };
};
