import type { Log } from '#shared/base/ports.ts';
import {
  ANEW_EXIT_CODE,
  type Away,
  type FromStoreProcess,
  type StartInfo,
  type ToStore,
  toStoreSchema,
} from '#shared/contract/host.ts';
import { createAsks } from './asks.ts';
import type { Host } from './host.ts';
import type { HostLink, PortLike } from './link.ts';
import { createWindows } from './windows.ts';

const flushLimitMs = 500;

/** The line of a child process: Node's own channel. Its end means that main is gone. */
const createChildLink = (child: NodeJS.Process): HostLink => {
  let lastSent: Promise<void> = Promise.resolve();
  return {
    send: (message) => {
      lastSent = new Promise((resolve) => {
        // An error here means that main is gone, and `disconnect` says so by itself.
        if (child.connected) child.send?.(message, undefined, undefined, () => resolve());
        else resolve();
      });
    },
    flush: () => Promise.race([lastSent, new Promise<void>((resolve) => setTimeout(resolve, flushLimitMs))]),
    onMessage: (listener) => child.on('message', (message) => listener(message, [])),
    onGone: (listener) => child.once('disconnect', listener),
  };
};

type PortEvent = { readonly data: unknown; readonly ports: readonly PortLike[] };

/** What we use of Electron's `process.parentPort`; described here since the store never imports electron. */
interface ParentPort {
  readonly postMessage: (message: unknown) => void;
  on(event: 'message', listener: (event: PortEvent) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
}

const isParentPort = (value: unknown): value is ParentPort =>
  typeof value === 'object' && value !== null && 'postMessage' in value && 'on' in value;

/** The parent port of this process if it is a utility process of Electron, else null. */
const findParentPort = (host: object): ParentPort | null => {
  const port: unknown = Reflect.get(host, 'parentPort');
  return isParentPort(port) ? port : null;
};

/** Electron gives no word of delivery; this long is plenty for a message to leave the process. */
const flushMs = 50;

/** The line of a utility process. Electron ends such a process with main; `close` is a second reason to go. */
const createParentPortLink = (port: ParentPort): HostLink => ({
  send: (message) => port.postMessage(message),
  flush: () => new Promise((resolve) => setTimeout(resolve, flushMs)),
  onMessage: (listener) => {
    port.on('message', (event) => listener(event.data, event.ports));
  },
  onGone: (listener) => {
    port.on('close', listener);
  },
});

const describe = (value: unknown): string => {
  try {
    return JSON.stringify(value) ?? 'undefined';
  } catch {
    // A log line that says less is better than none.
    return '[cannot be written]';
  }
};

const toPlainValue = (value: unknown): unknown => {
  if (value instanceof Error) return value.stack ?? value.message;
  if (typeof value === 'object' || typeof value === 'function') return describe(value);
  return typeof value === 'bigint' || typeof value === 'symbol' ? String(value) : value;
};

const toPlain = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, toPlainValue(value)]));

/** The longest name of an event in the log, in characters. */
const EVENT_LONGEST = 400;

/** A log whose lines travel to main, which redacts and writes them. Whatever a field holds, it never throws. */
const createHostLog = (send: (message: FromStoreProcess) => void): Log => {
  const at =
    (level: 'info' | 'warn' | 'error') =>
    (event: string, fields: Readonly<Record<string, unknown>> = {}): void =>
      // By way of JSON: an error, a function or a cycle in a log line must never take the store down.
      send({ kind: 'log', level, event: event.slice(0, EVENT_LONGEST), fields: toPlain(fields) });
  return { info: at('info'), warn: at('warn'), error: at('error') };
};

/** The exit code of a store that hit a bug. Main restarts it, a few times. */
const BUG_EXIT_CODE = 70;

/**
 * Ends the process when an error was caught by nobody, whichever Electron or Node runs us: they differ in what they
 * do by themselves. The text goes to stderr, which main reads and redacts.
 */
const endOnBug = (target: NodeJS.Process): void => {
  const end = (error: unknown): void => {
    target.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`, () =>
      target.exit(BUG_EXIT_CODE),
    );
    // A broken stderr never calls back.
    setTimeout(() => target.exit(BUG_EXIT_CODE), 200);
  };
  target.on('uncaughtException', end);
  target.on('unhandledRejection', end);
};

const findLink = (): HostLink => {
  const port = findParentPort(process);
  if (port !== null) return createParentPortLink(port);
  if (process.send === undefined) throw new Error('The store is started by the app, not by hand.');
  return createChildLink(process);
};

type End = (code: number) => void;

/** The host over a given line; `connectHost` finds the line. `end` ends the process. */
export const createHost = (link: HostLink, end: End): Host => {
  const { ask, settle } = createAsks(link.send);
  const windows = createWindows(link.send);
  const power: ((event: 'suspend' | 'resume') => void)[] = [];
  const away: ((word: Away) => void)[] = [];
  const shutdown: (() => Promise<void>)[] = [];
  const log = createHostLog(link.send);
  let resolveStart: (info: StartInfo) => void = () => undefined;
  const start = new Promise<StartInfo>((resolve) => {
    resolveStart = resolve;
  });

  const stop = async (code: number): Promise<void> => {
    const ended = await Promise.allSettled(shutdown.map((listener) => listener()));
    for (const { status } of ended) if (status === 'rejected') log.error('store: a shutdown step failed');
    link.send({ kind: 'closed' });
    await link.flush();
    end(code);
  };

  const take = (message: ToStore, ports: readonly PortLike[]): void => {
    if (message.kind === 'start') resolveStart(message);
    else if (message.kind === 'answer') settle(message.id, message.answer);
    else if (message.kind === 'window') windows.add(message.client, message.ported ? ports[0] : undefined);
    else if (message.kind === 'window-gone') windows.gone(message.client);
    else if (message.kind === 'from-window') windows.receive(message.client, message.message);
    else if (message.kind === 'power') for (const listener of power) listener(message.event);
    else if (message.kind === 'away') for (const listener of away) listener(message);
    else void stop(0);
  };

  link.onMessage((message, ports) => {
    const parsed = toStoreSchema.safeParse(message);
    if (parsed.success) take(parsed.data, ports);
    else log.error('store: a message from main was not understood');
  });
  link.onGone(() => end(0));

  return {
    start,
    ask,
    onWindow: windows.onWindow,
    onAway: (listener) => void away.push(listener),
    onPower: (listener) => void power.push(listener),
    onShutdown: (listener) => void shutdown.push(listener),
    startAnew: () => void stop(ANEW_EXIT_CODE),
    setProgress: (value) => link.send({ kind: 'progress', value }),
    notify: ({ title, body, plan }) =>
      link.send({ kind: 'notify', title: title.slice(0, 120), body: body.slice(0, 400), plan }),
    ready: () => link.send({ kind: 'ready' }),
    log,
  };
};

/**
 * Connects this process to the main process that started it. Call it first thing, once: from then on a bug ends the
 * process with code 70, and so does main's end, with code 0. Throws when started by hand.
 */
export const connectHost = (): Host => {
  endOnBug(process);
  return createHost(findLink(), (code) => process.exit(code));
};
