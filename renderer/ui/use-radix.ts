import { useSyncExternalStore } from 'react';

type Radix = typeof import('./radix.ts');

let radix: Radix | null = null;
const listeners = new Set<() => void>();

const listen = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Loads what menus and panels are made of, once. Nothing of it is seen until one opens, so a start goes without. */
export const loadRadix = async (): Promise<void> => {
  if (radix !== null) return;
  radix = await import('./radix.ts');
  for (const listener of [...listeners]) listener();
};

/** What menus and panels are made of, or null until it is there. */
export const useRadix = (): Radix | null => useSyncExternalStore(listen, () => radix);
