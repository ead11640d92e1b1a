import { ipcMain, type WebContents } from 'electron';
import type * as z from 'zod/mini';
import type { Log } from '#shared/base/ports.ts';
import { findSenderProblem } from './sender.ts';

type Event = { readonly sender: WebContents; readonly senderFrame: Electron.WebFrameMain | null };

/** The windows that may use a set of channels, and where word of refusals goes. */
export type Door = {
  readonly origin: string;
  readonly isKnown: (contentsId: number) => boolean;
  readonly log: Log;
};

/**
 * Channels behind one door: each message is checked for its sender, for having one argument, and for its shape,
 * before a handler sees it. A message that does not pass is dropped (a question is answered null) and logged once.
 */
export const createChannels = (door: Door) => {
  const told = new Set<string>();
  const tell = (channel: string, problem: string): void => {
    const key = `${channel} ${problem}`;
    if (told.has(key)) return;
    told.add(key);
    door.log.warn('ipc: a message was refused', { channel, problem });
  };

  const admit = <S extends z.ZodMiniType>(
    channel: string,
    schema: S,
    event: Event,
    args: readonly unknown[],
  ) => {
    // First and at once: from Electron 33 on the frame may be gone a moment later.
    const frame = event.senderFrame;
    const problem = findSenderProblem(frame, event.sender.id, door);
    const parsed = schema.safeParse(args[0]);
    if (problem === null && args.length <= 1 && parsed.success) return parsed;
    tell(channel, problem ?? 'wrong-shape');
    return null;
  };

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
