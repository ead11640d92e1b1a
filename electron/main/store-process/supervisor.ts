import type { MessagePortMain } from 'electron';
import type { Clock, Log } from '#shared/base/ports.ts';
import {
  type FromStoreProcess,
  fromStoreSchema,
  type StartInfo,
  type StoreAsk,
} from '#shared/contract/host.ts';
import { createRestarts } from '../restarts.ts';
import type { StoreChild } from './store-child.ts';
import { deliverGonePort, openLine, type WindowLine } from './window-lines.ts';

export type SupervisorDeps = {
  readonly launch: () => StoreChild;
  readonly start: StartInfo;
  readonly answer: (ask: StoreAsk) => Promise<unknown>;
  readonly onProgress: (value: number | null) => void;
  readonly onNotify: (title: string, body: string) => void;
  readonly log: Log;
  readonly clock: Pick<Clock, 'monotonicMs'>;
};

type Window = { readonly deliver: (port: MessagePortMain) => void; line: WindowLine | null };

/** How long the store may take to put everything in order before it is ended, in milliseconds. */
const shutdownLimitMs = 5_000;

/**
 * Keeps one store process running: starts it again after an unexpected end (up to three times in ten minutes) and
 * gives every window a new port then; after that every call of a window fails with `store-gone`.
 */
export const createSupervisor = (deps: SupervisorDeps) => {
  const { log, clock } = deps;
  const windows = new Map<number, Window>();
  const clients = new Map<number, Window>();
  const mayRestart = createRestarts();
  let lastClient = 0;
  let child: StoreChild | null = null;
  let onStopped: (() => void) | null = null;

  const open = (window: Window): void => {
    window.line?.close();
    window.line = null;
    if (child === null) {
      deliverGonePort(window.deliver);
      return;
    }
    lastClient += 1;
    clients.set(lastClient, window);
    const isPumped = deps.start.launcher === 'child-process';
    window.line = openLine(child, lastClient, { isPumped, deliver: window.deliver });
  };

  const take = (from: StoreChild, message: FromStoreProcess): void => {
    if (message.kind === 'ask') {
      const { id } = message;
      void deps.answer(message.ask).then((answer) => from.post({ kind: 'answer', id, answer }));
    } else if (message.kind === 'to-window') clients.get(message.client)?.line?.fromStore(message.message);
    else if (message.kind === 'progress') deps.onProgress(message.value);
    else if (message.kind === 'notify') deps.onNotify(message.title, message.body);
    else if (message.kind === 'log') log[message.level](message.event, message.fields);
    else log.info(`store: ${message.kind}`);
  };

  const ended = (code: number | null): void => {
    child = null;
    clients.clear();
    for (const window of windows.values()) window.line = null;
    deps.onProgress(null);
    if (onStopped !== null) {
      onStopped();
      return;
    }
    // Code 0 too: an old utility process that cannot load the database ends with it.
    log.error('store: ended unexpectedly', { code });
    if (mayRestart(clock.monotonicMs())) begin();
    else log.error('store: not started again');
    for (const window of windows.values()) open(window);
  };

  const begin = (): void => {
    try {
      const next = deps.launch();
      child = next;
      next.onExit(ended);
      next.onComplaint((text) => log.error('store: stderr', { text }));
      next.onMessage((message) => {
        const parsed = fromStoreSchema.safeParse(message);
        if (parsed.success) take(next, parsed.data);
        else log.error('store: a message was not understood');
      });
      next.post({ kind: 'start', ...deps.start });
    } catch (error) {
      // No Node to run it with: windows get ports that say so.
      log.error('store: could not be started', { error });
    }
  };

  const connect = (windowId: number, deliver: Window['deliver']): void => {
    const window = { deliver, line: windows.get(windowId)?.line ?? null };
    windows.set(windowId, window);
    open(window);
  };
  const disconnect = (windowId: number): void => {
    windows.get(windowId)?.line?.close();
    windows.delete(windowId);
  };

  /** Resolves when the store has ended, by itself or by force. */
  const shutdown = (): Promise<void> =>
    new Promise((resolve) => {
      const running = child;
      if (running === null) {
        resolve();
        return;
      }
      const timer = setTimeout(() => {
        log.error('store: had to be ended');
        running.kill();
        resolve();
      }, shutdownLimitMs);
      onStopped = () => {
        clearTimeout(timer);
        resolve();
      };
      running.post({ kind: 'shutdown' });
    });

  const sendPower = (event: 'suspend' | 'resume'): void => child?.post({ kind: 'power', event });
  return { begin, connect, disconnect, shutdown, sendPower, findPid: () => child?.pid ?? null };
};

export type Supervisor = ReturnType<typeof createSupervisor>;
