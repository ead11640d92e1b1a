import { clipboard, ipcMain, type WebContents } from 'electron';
import * as z from 'zod/mini';
import type { LastPlace } from '#shared/contract/bridge.ts';
import { CHANNELS, MOST_CLIPBOARD_CHARACTERS } from '#shared/contract/channels.ts';
import { COMMANDS, type CommandId } from '#shared/contract/commands.ts';
import { createAdmit, type Door } from './admit.ts';

type Event = { readonly sender: WebContents; readonly senderFrame: Electron.WebFrameMain | null };

/**
 * Channels behind one door: each message is checked for its sender, for having one argument at most, for its shape, and
 * for not being one too many, before a handler sees it. One that does not pass is dropped (a question is answered
 * null) and logged once.
 */
export const createChannels = (door: Door) => {
  const admitOne = createAdmit(door, () => performance.now());
  const admit = <S extends z.ZodMiniType>(
    channel: string,
    schema: S,
    { senderFrame: frame, sender }: Event,
    args: readonly unknown[],
  ) => admitOne(schema, { channel, frame, contentsId: sender.id, args });

  /** A one-way message. */
  const listen = <S extends z.ZodMiniType>(
    channel: string,
    schema: S,
    handle: (payload: z.output<S>, contents: WebContents) => void,
  ): void => {
    ipcMain.on(channel, (event, ...args: unknown[]) => {
      const admitted = admit(channel, schema, event, args);
      if (admitted !== null) handle(admitted.data, event.sender);
    });
  };

  /** A question with one answer. */
  const answer = <S extends z.ZodMiniType>(
    channel: string,
    schema: S,
    handle: (payload: z.output<S>, contents: WebContents) => unknown,
  ): void => {
    ipcMain.handle(channel, (event, ...args: unknown[]) => {
      const admitted = admit(channel, schema, event, args);
      return admitted === null ? null : handle(admitted.data, event.sender);
    });
  };

  return { listen, answer };
};

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
