import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from '#renderer/client/client-context.tsx';
import { useQuery } from '#renderer/client/use-query.ts';
import type { UserId } from '#shared/base/brand.ts';
import type { Failure } from '#shared/base/failure.ts';
import type { Input, Output } from '#shared/contract/index.ts';
import type { Scope } from '#shared/model/organization.ts';
import { putText } from './put-text.ts';

export type PasteOutcome = NonNullable<Output<'paste.getOutcome'>>;

/** Where pasted texts are on their way to people. */
export type Pasted =
  | { readonly kind: 'none' }
  /** `done`: how much of the texts is in the store, 0 to 1; null: they are being looked up. */
  | { readonly kind: 'working'; readonly done: number | null }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'read'; readonly pasteId: string; readonly outcome: PasteOutcome };

/** What of the texts the store has, and under which name. */
type Held = { readonly pasteId: string; readonly texts: number; readonly characters: number };

const NOTHING: Held = { pasteId: '', texts: 0, characters: 0 };
const MOST_TRIES = 3;
const GONE: Failure = { code: 'paste-gone', message: 'The list could not be looked up. Paste it again.' };
const NOBODY: readonly UserId[] = [];
let lists = 0;

/**
 * The last answer stays while it is asked again, and only for the same list: that a store that started anew has no list
 * says nothing of the one that is put down after it.
 */
const useOutcome = (asked: Input<'paste.getOutcome'> | null) => {
  const { value, failure } = useQuery('paste.getOutcome', asked);
  const last = useRef<{ readonly pasteId: string; readonly value: PasteOutcome | null } | null>(null);
  if (asked !== null && value !== undefined) last.current = { pasteId: asked.pasteId, value };
  const kept = last.current?.pasteId === asked?.pasteId ? last.current?.value : undefined;
  return { value: value === undefined ? kept : value, failure };
};

/**
 * Texts that a person pasted one after the other, as one list in the store, and what became of it. When the store has
 * started anew, or another window pasted meanwhile, they are put down again. `besides`: who was picked by hand, to be counted with them.
 */
export const usePastedList = (scope: Scope, first: string, besides: readonly UserId[] = NOBODY) => {
  const client = useClient();
  const { deploymentId, organizationId } = scope;
  const [texts, setTexts] = useState<readonly string[]>(first === '' ? [] : [first]);
  const [held, setHeld] = useState(NOTHING);
  const [done, setDone] = useState(0);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [tries, setTries] = useState(0);
  const work = useRef(held);
  work.current = held;

  useEffect(() => {
    if (work.current.texts === texts.length || failure !== null) return undefined;
    const stop = new AbortController();
    const put = async (): Promise<void> => {
      let now = work.current;
      if (now.pasteId === '') {
        lists += 1;
        now = { ...NOTHING, pasteId: `list-${lists}` };
      }
      for (const text of texts.slice(now.texts)) {
        const place = { deploymentId, organizationId, pasteId: now.pasteId, at: now.characters };
        const reply = await putText(client, place, text, { signal: stop.signal, onDone: setDone });
        if (stop.signal.aborted) return;
        if (!reply.ok) {
          setHeld(NOTHING);
          if (reply.failure.code === 'paste-gone' && tries < MOST_TRIES) setTries(tries + 1);
          else setFailure(reply.failure);
          return;
        }
        now = { ...now, texts: now.texts + 1, characters: reply.value };
      }
      setHeld(now);
    };
    setDone(0);
    // After the dialog is drawn: a large text takes a moment to be cut up.
    const timer = setTimeout(() => void put(), 0);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [client, deploymentId, organizationId, texts, tries, failure]);

  const isHeld = texts.length > 0 && held.texts === texts.length;
  const asked = isHeld ? { deploymentId, organizationId, pasteId: held.pasteId, besides } : null;
  const { value, failure: unread } = useOutcome(asked);
  const isLost = isHeld && value === null;
  useEffect(() => {
    if (!isLost) return;
    if (tries >= MOST_TRIES) setFailure(GONE);
    setHeld(NOTHING);
    setTries((count) => count + 1);
  }, [isLost, tries]);

  const add = useCallback((text: string) => setTexts((was) => [...was, text]), []);
  const retry = useCallback(() => {
    setFailure(null);
    setHeld(NOTHING);
    setTries(0);
  }, []);

  const toState = (): Pasted => {
    if (failure !== null) return { kind: 'failed', failure };
    if (texts.length === 0) return { kind: 'none' };
    if (!isHeld) return { kind: 'working', done };
    if (unread !== null) return { kind: 'failed', failure: unread };
    if (value == null) return { kind: 'working', done: null };
    return { kind: 'read', pasteId: held.pasteId, outcome: value };
  };
  return { pasted: toState(), last: texts.at(-1) ?? '', add, retry };
};
