import type { MessagePortMain } from 'electron';
import type { Clock, Log } from '#shared/base/ports.ts';
import {
  ANEW_EXIT_CODE,
  type Away,
  fromStoreSchema,
  type Notice,
  type StoreAsk,
} from '#shared/contract/host.ts';
import { createRestarts } from '../restarts.ts';
import { createFewPorts } from './few-ports.ts';
import type { Launcher, StoreChild } from './store-child.ts';
import { deliverGonePort, openLine, type StoreLine } from './window-lines.ts';

/** How long the store may take to put everything in order before it is ended, in milliseconds. */
const shutdownLimitMs = 5_000;

/** Tells a store to stop and waits for its end. Returns false when it had to be ended by force. */
const endStore = (child: StoreChild): Promise<boolean> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => {
      child.kill();
      resolve(false);
    }, shutdownLimitMs);
    child.onExit(() => {
      clearTimeout(timer);
      resolve(true);
    });
    child.post({ kind: 'shutdown' });
  });

/** What main does with the things a store says. */
type StoreHandlers = {
  readonly answer: (ask: StoreAsk) => Promise<unknown>;
  readonly onProgress: (value: number | null) => void;
  readonly onNotify: (notice: Notice) => void;
  readonly log: Log;
};

/** Parses one message of a store process and does what it says. */
const takeFromStore = (
  from: StoreChild,
  raw: unknown,
  to: StoreHandlers & { readonly toWindow: (client: number, message: unknown) => void },
): void => {
  const parsed = fromStoreSchema.safeParse(raw);
  if (!parsed.success) {
    to.log.error('store: a message was not understood');
    return;
  }
  const message = parsed.data;
  if (message.kind === 'ask') {
    const { id } = message;
    void to.answer(message.ask).then((answer) => from.post({ kind: 'answer', id, answer }));
  } else if (message.kind === 'to-window') to.toWindow(message.client, message.message);
  else if (message.kind === 'progress') to.onProgress(message.value);
  else if (message.kind === 'notify') to.onNotify(message);
  else if (message.kind === 'log') to.log[message.level](message.event, message.fields);
  else to.log.info(`store: ${message.kind}`);
};

type Deliver = (port: MessagePortMain) => void;
type Entry = { readonly deliver: Deliver; readonly client: number; readonly line: StoreLine | null };

/**
 * The windows that want a line to the store, each with its newest one. Every line has a number of its own, so that
 * what a store says to an older one is dropped.
 */
const createWindowRegistry = (isPumped: boolean) => {
  const entries = new Map<number, Entry>();
  let lastClient = 0;

  const open = (windowId: number, deliver: Deliver, child: StoreChild | null): void => {
    entries.get(windowId)?.line?.close();
    lastClient += 1;
    const client = lastClient;
    if (child === null) deliverGonePort(deliver);
    const line = child === null ? null : openLine(child, client, { isPumped, deliver });
    entries.set(windowId, { deliver, client, line });
  };
  /** After a store has ended: every window gets a line to the next one, or word that there is none. */
  const reopenAll = (child: StoreChild | null): void => {
    for (const [windowId, { deliver, client }] of entries) {
      entries.set(windowId, { deliver, client, line: null });
      open(windowId, deliver, child);
    }
  };
  const fromStore = (client: number, message: unknown): void => {
    for (const entry of entries.values()) if (entry.client === client) entry.line?.fromStore(message);
  };
  return { open, reopenAll, fromStore };
};

export type SupervisorDeps = StoreHandlers & {
  /** Starts a store and tells it what to open. */
  readonly launch: () => StoreChild;
  readonly launcher: Launcher;
  readonly clock: Pick<Clock, 'monotonicMs'>;
};

/**
 * Keeps one store process running: starts it again after an unexpected end (up to three times in ten minutes) and
 * gives every window a new port then; after that every call of a window fails with `store-gone`.
 */
export const createSupervisor = (deps: SupervisorDeps) => {
  const { log, clock } = deps;
  const windows = createWindowRegistry(deps.launcher === 'child-process');
  const few = createFewPorts({ monotonicMs: clock.monotonicMs, later: setTimeout });
  const mayRestart = createRestarts();
  let child: StoreChild | null = null;
  let isStopping = false;

  const ended = (code: number | null): void => {
    child = null;
    deps.onProgress(null);
    if (isStopping) return;
    if (code === ANEW_EXIT_CODE) {
      begin();
      windows.reopenAll(child);
      return;
    }
    // Code 0 too: an old utility process that cannot load the database ends with it.
    log.error('store: ended unexpectedly', { code });
    if (mayRestart(clock.monotonicMs())) begin();
    else log.error('store: not started again');
    windows.reopenAll(child);
  };

  const begin = (): void => {
    try {
      const next = deps.launch();
      child = next;
      next.onExit(ended);
      next.onComplaint((text) => log.error('store: stderr', { text }));
      next.onMessage((message) => takeFromStore(next, message, { ...deps, toWindow: windows.fromStore }));
    } catch (error) {
      // No Node to run it with: windows get ports that say so.
      log.error('store: could not be started', { error });
    }
  };

  /** Gives a window a port; and another, by itself, whenever there is a new store behind it. */
  const connect = (windowId: number, deliver: (port: MessagePortMain) => void): void =>
    few(windowId, () => {
      if (!isStopping) windows.open(windowId, deliver, child);
    });

  /** Resolves when the store has ended, by itself or by force. No window gets a port after this. */
  const shutdown = async (): Promise<void> => {
    isStopping = true;
    if (child !== null && !(await endStore(child))) log.error('store: had to be ended');
  };

  const sendAway = (away: Away): void => child?.post({ kind: 'away', ...away });
  const sendPower = (event: 'suspend' | 'resume'): void => child?.post({ kind: 'power', event });
  return { begin, connect, shutdown, sendPower, sendAway };
};

export type Supervisor = ReturnType<typeof createSupervisor>;
