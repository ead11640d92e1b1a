import {
  ANEW_EXIT_CODE,
  type Away,
  type StartInfo,
  type ToStore,
  toStoreSchema,
} from '#shared/contract/host.ts';
import { createAsks } from './asks.ts';
import { createChildLink } from './child-link.ts';
import { endOnBug } from './crash.ts';
import type { Host } from './host.ts';
import { createHostLog } from './host-log.ts';
import type { Link, PortLike } from './link.ts';
import { createParentPortLink, findParentPort } from './parent-port.ts';
import { createWindows } from './windows.ts';

const findLink = (): Link => {
  const port = findParentPort(process);
  if (port !== null) return createParentPortLink(port);
  if (process.send === undefined) throw new Error('The store is started by the app, not by hand.');
  return createChildLink(process);
};

type End = (code: number) => void;

/** The host over a given line; `connectHost` finds the line. `end` ends the process. */
export const createHost = (link: Link, end: End): Host => {
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
