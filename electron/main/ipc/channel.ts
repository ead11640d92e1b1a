import { ipcMain, type WebContents } from 'electron';
import type * as z from 'zod/mini';
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
