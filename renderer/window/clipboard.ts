import { create } from 'zustand';
import { local } from '#shared/base/format.ts';
import { MOST_CLIPBOARD_CHARACTERS } from '#shared/contract/channels.ts';
import { useNotice } from './notice.ts';

type Clipboard = {
  /** Puts plain text on the clipboard; false: it was refused. */
  readonly copyText: (text: string) => Promise<boolean>;
};

/** The clipboard, which the window asks of the desktop rather than of the store; `main.tsx` fills it from the bridge. */
export const useClipboard = create<Clipboard>()(() => ({ copyText: () => Promise.resolve(false) }));

const toTooLong = (text: string): string =>
  `Not copied: the text has ${local.formatCount(text.length)} characters, and the clipboard gets ${local.formatCount(MOST_CLIPBOARD_CHARACTERS)} at most. Copy it in parts.`;

/** Puts text on the clipboard and says so in the person's words, or that it was not done and what to do. */
export const copyAndSay = async (text: string, said: string, tooLong = toTooLong(text)): Promise<void> => {
  const { say } = useNotice.getState();
  if (text.length > MOST_CLIPBOARD_CHARACTERS) return say(tooLong, 'bad');
  const isCopied = await useClipboard.getState().copyText(text);
  if (isCopied) say(said);
  else say('Not copied: it took too long after your click or key. Copy again.', 'bad');
};
