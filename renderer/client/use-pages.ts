import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { useClient } from './client-context.tsx';
import { createPageView, type PagedInput, type PagedName, type PageView } from './page-view.ts';

/** A long list by place. While a new question has no answer yet, the rows of the last one stay (`isPrevious`). */
export const usePages = <N extends PagedName>(
  name: N,
  base: PagedInput<N>,
  range: { readonly first: number; readonly last: number },
): { readonly view: PageView<N>; readonly isPrevious: boolean } => {
  const { live } = useClient();
  // The input as text stands for the input: same text, same list.
  const key = JSON.stringify(base);
  const view = useMemo(() => createPageView(live, name, JSON.parse(key) as PagedInput<N>), [live, name, key]);
  const last = useRef<PageView<N>>(view);

  useEffect(() => view.show(range.first, range.last), [view, range.first, range.last]);
  useEffect(() => () => view.show(0, -1), [view]);
  useSyncExternalStore(view.subscribe, view.version);

  if (view.anyPage() !== undefined) last.current = view;
  const isPrevious = view !== last.current && view.failure() === null;
  return { view: isPrevious ? last.current : view, isPrevious };
};
