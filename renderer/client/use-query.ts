import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { Input, Output, QueryName } from '#shared/contract/index.ts';
import { useClient } from './client-context.tsx';
import type { Snapshot } from './live-queries.ts';

const IDLE: Snapshot = { value: undefined, failure: null, isLoading: false };

/** A live answer: asked when shown, kept while it is asked again, renewed when its topics change. Null: not asked. */
export const useQuery = <N extends QueryName>(name: N, input: Input<N> | null): Snapshot<N> => {
  const { live } = useClient();
  const key = JSON.stringify(input);
  const subscribe = useCallback(
    (listener: () => void) => {
      // The input as text stands for the input: same text, same question.
      const asked = JSON.parse(key) as Input<N> | null;
      return asked === null ? () => undefined : live.subscribe(name, asked, listener);
    },
    [live, name, key],
  );
  const read = (): Snapshot<N> => (input === null ? (IDLE as Snapshot<N>) : live.read(name, input));
  return useSyncExternalStore(subscribe, read);
};

/**
 * The same, but when the question changes, the last answer stays until the new one is there. `isPrevious`: the value
 * answers an earlier question. It may be looked at; nothing may be chosen from it as what was asked for.
 */
export const useSteadyQuery = <N extends QueryName>(
  name: N,
  input: Input<N> | null,
): Snapshot<N> & { readonly isPrevious: boolean } => {
  const snapshot = useQuery(name, input);
  const last = useRef<Output<N> | undefined>(undefined);
  if (snapshot.value !== undefined) last.current = snapshot.value;
  const isPrevious = snapshot.value === undefined && input !== null && last.current !== undefined;
  return { ...snapshot, ...(isPrevious ? { value: last.current } : {}), isPrevious };
};
