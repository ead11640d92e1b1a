import { useEffect, useState } from 'react';
import { useClient } from '#renderer/data/client-context.tsx';
import { useQuery } from '#renderer/data/use-query.ts';
import type { Scope } from '#renderer/data/window/where.ts';
import type { Failure } from '#shared/base/failure.ts';
import type { Input, Output } from '#shared/contract/index.ts';
import { readPastedNames } from '#shared/core/pasted-names/read.ts';
import { sendNames } from './send-names.ts';

export type Answer = NonNullable<Output<'paste.resolve'>>;

/** Where a pasted text is on its way to people. */
export type Resolution =
  | { readonly kind: 'working' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'too-much' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | {
      readonly kind: 'resolved';
      readonly pasteId: string;
      readonly names: number;
      readonly repeated: number;
      readonly answer: Answer;
    };

type Sent = { readonly pasteId: string; readonly names: number; readonly repeated: number };
type Step = Exclude<Resolution, { kind: 'resolved' }> | { readonly kind: 'sent'; readonly sent: Sent };

const WORKING: Step = { kind: 'working' };
const MOST_TRIES = 3;
const GONE: Failure = { code: 'paste-gone', message: 'The list could not be looked up. Paste it again.' };
let pastes = 0;

/** Reads the names in a text and asks who they are; asked again when the members change or the store starts anew. */
export const useResolution = (scope: Scope, text: string): Resolution => {
  const { call } = useClient();
  const { deploymentId, organizationId } = scope;
  const [step, setStep] = useState<Step>(WORKING);
  const [tries, setTries] = useState(1);

  useEffect(() => {
    const stop = new AbortController();
    const work = async (): Promise<void> => {
      const read = readPastedNames(text);
      if (read.kind === 'too-much') return setStep({ kind: 'too-much' });
      if (read.names.length === 0) return setStep({ kind: 'nothing' });
      pastes += 1;
      const pasteId = `paste-${pastes}-${tries}`;
      const { signal } = stop;
      const put = (input: Input<'paste.put'>) => call('paste.put', input, { signal });
      const reply = await sendNames(put, { deploymentId, organizationId }, pasteId, read.names);
      if (signal.aborted) return;
      const { repeated, names } = read;
      if (reply.ok) setStep({ kind: 'sent', sent: { pasteId, names: names.length, repeated } });
      else setStep({ kind: 'failed', failure: reply.failure });
    };
    setStep(WORKING);
    // After the dialog is drawn: a large text takes a moment to read.
    const timer = setTimeout(() => void work(), 0);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [call, deploymentId, organizationId, text, tries]);

  const sent = step.kind === 'sent' ? step.sent : null;
  const { value, failure } = useQuery(
    'paste.resolve',
    sent === null ? null : { ...scope, pasteId: sent.pasteId },
  );
  const isLost = sent !== null && value === null;
  useEffect(() => {
    if (isLost) setTries((count) => Math.min(MOST_TRIES, count + 1));
  }, [isLost]);

  if (step.kind !== 'sent') return step;
  if (isLost && tries === MOST_TRIES) return { kind: 'failed', failure: GONE };
  if (value != null) return { kind: 'resolved', ...step.sent, answer: value };
  return failure === null ? { kind: 'working' } : { kind: 'failed', failure };
};
