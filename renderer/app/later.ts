import { useEffect } from 'react';
import { create } from 'zustand';
import { loadRadix } from '#renderer/ui/use-radix.ts';

type Parts = typeof import('./later-parts.tsx');

const useParts = create<{ readonly parts: Parts | null }>()(() => ({ parts: null }));

/** Loads the rest of the window's code, once. The first rows call it when they are painted. */
export const loadLater = async (): Promise<void> => {
  if (useParts.getState().parts !== null) return;
  const [parts] = await Promise.all([import('./later-parts.tsx'), loadRadix()]);
  useParts.setState({ parts });
};

/** The rest of the window's code, or null until it is there; `isWanted` fetches it now rather than later. */
export const useLater = (isWanted: boolean): Parts | null => {
  useEffect(() => {
    if (isWanted) void loadLater();
  }, [isWanted]);
  return useParts((state) => state.parts);
};
