import { clipboard, type WebContents } from 'electron';
import * as z from 'zod/mini';
import type { LastPlace } from '#shared/contract/bridge.ts';
import { CHANNELS, MOST_CLIPBOARD_CHARACTERS } from '#shared/contract/channels.ts';
import { COMMANDS, type CommandId } from '#shared/contract/commands.ts';
import type { Door } from './admit.ts';
import { createChannels } from './channel.ts';

const nothing = z.undefined();
const commandIds = z.array(z.enum(COMMANDS.map(({ id }) => id))).check(z.maxLength(COMMANDS.length));

/** What the main window's page may call; see `Bridge`. */
export const listenToPage = (
  door: Door,
  handlers: {
    readonly connect: (contents: WebContents) => void;
    readonly setEnabledCommands: (ids: readonly CommandId[]) => void;
    readonly reportReady: () => void;
    readonly findLast: () => LastPlace | null;
    /** True when a person has just done something in the window; asked once for each text. */
    readonly takeAct: () => boolean;
  },
): void => {
  const { listen, answer } = createChannels(door);
  listen(CHANNELS.connect, nothing, (_payload, contents) => handlers.connect(contents));
  listen(CHANNELS.setEnabledCommands, commandIds, handlers.setEnabledCommands);
  listen(CHANNELS.reportReady, nothing, handlers.reportReady);
  answer(CHANNELS.findLast, nothing, handlers.findLast);
  answer(CHANNELS.copyText, z.string().check(z.maxLength(MOST_CLIPBOARD_CHARACTERS)), async (text) => {
    // A script must not put an address or a command there that a person pastes somewhere in good faith.
    if (!handlers.takeAct()) return false;
    // Returns nothing in older Electron, a promise from 44 on.
    await clipboard.writeText(text);
    return true;
  });
};
