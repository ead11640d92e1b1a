import { create } from 'zustand';

type Host = {
  /** Puts plain text on the clipboard. */
  readonly copyText: (text: string) => Promise<void>;
};

/** The few things the window asks of the desktop rather than of the store; `main.tsx` fills it from the bridge. */
export const useHost = create<Host>()(() => ({ copyText: () => Promise.resolve() }));
