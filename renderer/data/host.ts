import { create } from 'zustand';
import { useNotice } from './window/notice.ts';

type Host = {
  /** Puts plain text on the clipboard; false: it was refused. */
  readonly copyText: (text: string) => Promise<boolean>;
};

/** The few things the window asks of the desktop rather than of the store; `main.tsx` fills it from the bridge. */
export const useHost = create<Host>()(() => ({ copyText: () => Promise.resolve(false) }));

/** Puts text on the clipboard and says so in the person's words, or that it was not done and what to do. */
export const copyAndSay = async (text: string, said: string): Promise<void> => {
  const isCopied = await useHost.getState().copyText(text);
  if (isCopied) useNotice.getState().say(said);
  else useNotice.getState().say('Not copied: it took too long after your click or key. Copy again.', 'bad');
};
