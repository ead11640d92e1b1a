import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { Failure } from '#shared/base/failure.ts';
import type { Clock, Log } from '#shared/base/ports.ts';
import { fail } from '#shared/base/result.ts';
import type { ReaderFailure } from '#shared/contract/failures.ts';
import type { RemoteLimits } from '../limits.ts';
import type { Gate } from '../pace/gate.ts';
import { DIRECT, type Ways } from '../wire/ways.ts';
import {
  type FromReader,
  READING,
  READING_NAMES,
  type Reader,
  type ReaderListener,
  type ReaderReply,
  type ReadingApi,
  type ReadingName,
  type ToReader,
} from './types.ts';

/** A thread that runs `serveReader` on the port that it is given. */
export type ReaderThread = {
  readonly serve: (port: MessagePort) => void;
  /** At most once: it ended by itself. */
  readonly onEnd: (listener: (error: Error) => void) => void;
  /** It did its work and nothing is left to do: another refresh may have it. */
  readonly release: () => void;
  /** Ends it, whatever it is doing. */
  readonly terminate: () => void;
};

/** Gives a thread that nobody else has. May throw. */
export type StartReader = () => ReaderThread;

export type ReaderDeps = {
  readonly start: StartReader;
  readonly gate: Gate;
  readonly url: string;
  readonly host: string;
  readonly token: string | null;
  readonly ca: readonly string[];
  /** Null: directly. */
  readonly ways: Ways | null;
  readonly limits: RemoteLimits;
  readonly clock: Pick<Clock, 'monotonicMs'>;
  readonly log: Log;
  readonly figures?: ReaderFigures | undefined;
};

export type ReaderFigures = {
  /** Questions at the thread at once. What is answered and not yet taken is never more than this. */
  readonly asksAtOnce: number;
  /** How often the thread is asked whether it still hears, in milliseconds. */
  readonly pingEveryMs: number;
  /** So many times without an answer, and it is ended: it is busy with something that does not end. */
  readonly pingsMissed: number;
  /** The longest time without one answer while something is asked. A server may ask for a pause of 18 minutes. */
  readonly stillMs: number;
};

/** The width of a client (8 at most) and a little more, so that one page is always ready while another is written. */
export const READER_FIGURES: ReaderFigures = {
  asksAtOnce: 10,
  pingEveryMs: 5_000,
  pingsMissed: 12,
  stillMs: 20 * 60_000,
};

const STOPPED = fail('timed-out', 'The refresh was stopped before the answer came.');

const isMemory = (error: Error): boolean => 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

const over = (host: string, what: string): Failure<ReaderFailure> => ({
  code: 'over-budget',
  message: `${host} sent something that ${what}; its refresh was stopped, the copy from before was kept, and everything else goes on. Ask who runs the server whether it is sound, then refresh again.`,
});

const toFailure = (host: string, error: Error): Failure<ReaderFailure> =>
  isMemory(error)
    ? over(host, 'needs more memory than a refresh may use')
    : {
        code: 'reader-failed',
        message: `The refresh of ${host} could not go on: the part of Rollcall that reads it ended. The copy from before was kept. Refresh again; if it stays, start Rollcall again.`,
        detail: error.message,
      };

type Waiting = (result: unknown) => void;

/** Lets `most` in at once, the others in the order in which they came. */
const createCredits = (most: number) => {
  const queue: (() => void)[] = [];
  let used = 0;
  return {
    take: async (): Promise<void> => {
      if (used >= most) await new Promise<void>((go) => queue.push(go));
      else used += 1;
    },
    give: (): void => {
      const next = queue.shift();
      if (next === undefined) used -= 1;
      else next();
    },
  };
};

/**
 * One answer in each turn of the event loop. A port gives up to a thousand messages in one turn while more come in, and
 * a server that is quicker than its rows are written would keep everybody else waiting for minutes.
 */
const createTurns = () => {
  const queue: (() => void)[] = [];
  let isWaiting = false;
  const wait = (): void => {
    if (isWaiting || queue.length === 0) return;
    isWaiting = true;
    setImmediate(() => {
      isWaiting = false;
      queue.shift()?.();
      wait();
    });
  };
  return (work: () => void): void => {
    queue.push(work);
    wait();
  };
};

/** What the thread has taken from the gate, so that it can be given back when the thread ends in the middle of it. */
const createFarEntrance = (gate: Gate, reply: (id: number, value: ReaderReply) => void) => {
  const stop = new AbortController();
  let inside = 0;
  return {
    enter: async (id: number, lane: 'read' | 'write'): Promise<void> => {
      if ((await gate.enter(lane, stop.signal)) === 'aborted') return;
      // The thread may be gone by now: nobody will leave for it.
      if (stop.signal.aborted) {
        gate.leave('neutral');
        return;
      }
      inside += 1;
      reply(id, true);
    },
    leave: (health: Parameters<Gate['leave']>[0]): void => {
      if (inside === 0) return;
      inside -= 1;
      gate.leave(health);
    },
    close: (): void => {
      stop.abort();
      for (; inside > 0; inside -= 1) gate.leave('neutral');
    },
  };
};

const findWays = async (ways: Ways): Promise<ReaderReply> => {
  try {
    return await ways.find();
  } catch (error) {
    // It becomes the failure of the request that needed the way, in the thread as it would here.
    return { error: error instanceof Error ? error.message : String(error) };
  }
};

/** What the thread did lately, looked at every few seconds. */
const createPulse = (figures: ReaderFigures, clock: Pick<Clock, 'monotonicMs'>) => {
  let missed = 0;
  let answeredMs = clock.monotonicMs();
  return {
    heard: (): void => {
      missed = 0;
    },
    answered: (): void => {
      answeredMs = clock.monotonicMs();
    },
    /** Why it should not go on; null: it may. */
    findTrouble: (isAsked: boolean): string | null => {
      missed += 1;
      if (missed > figures.pingsMissed) return 'keeps this computer busy without an end';
      if (!isAsked) answeredMs = clock.monotonicMs();
      return clock.monotonicMs() - answeredMs > figures.stillMs ? 'never comes to its end' : null;
    },
  };
};

// A signal stays on this side: who stops a refresh closes its reader.
const toApi = (call: (name: ReadingName, args: readonly unknown[]) => Promise<unknown>): ReadingApi => {
  const methods = READING_NAMES.map((name) => [
    name,
    (...args: readonly unknown[]) => call(name, args.slice(0, READING[name].takes)),
  ]);
  // A method for each name, whose result is what the very method gave on the other side of the port, our own code.
  return Object.fromEntries(methods) as ReadingApi;
};

/**
 * Starts a thread that reads one deployment: network, parsing and checks happen there, under a bound on memory, and
 * what comes over is checked rows. Where it cannot start, `ended` is told so and every question fails; nothing is
 * thrown. The token goes over in a message and ends with the thread.
 */
export const openReader = (deps: ReaderDeps, listener: ReaderListener): Reader => {
  const figures = deps.figures ?? READER_FIGURES;
  const waiting = new Map<number, Waiting>();
  const credits = createCredits(figures.asksAtOnce);
  const inTurn = createTurns();
  let thread: ReaderThread | null = null;
  let isOpen = true;
  let isBroken = false;
  let asked = 0;

  // A channel for each refresh: what an earlier one might still say has nowhere to go.
  const { port1: port, port2: theirs } = new MessageChannel();
  const send = (message: ToReader): void => {
    if (isOpen) port.postMessage(message);
  };
  const entrance = createFarEntrance(deps.gate, (id, value) => send({ kind: 'reply', id, value }));
  const close = (): void => {
    if (!isOpen) return;
    isOpen = false;
    clearInterval(looking);
    entrance.close();
    port.close();
    if (waiting.size === 0 && !isBroken) thread?.release();
    else thread?.terminate();
    for (const settle of waiting.values()) settle(STOPPED);
    waiting.clear();
  };
  const end = (failure: Failure<ReaderFailure>): void => {
    if (!isOpen) return;
    isBroken = true;
    close();
    listener.ended(failure);
  };
  const pulse = createPulse(figures, deps.clock);
  const looking = setInterval(() => {
    const trouble = pulse.findTrouble(waiting.size > 0);
    if (trouble === null) send({ kind: 'ping' });
    else end(over(deps.host, trouble));
  }, figures.pingEveryMs);
  looking.unref();
  const hear = (message: FromReader): void => {
    if (!isOpen) return;
    pulse.heard();
    switch (message.kind) {
      case 'answer':
        pulse.answered();
        inTurn(() => {
          waiting.get(message.id)?.(message.result);
          waiting.delete(message.id);
        });
        break;
      case 'ask':
        if (message.what === 'enter') void entrance.enter(message.id, message.lane);
        else {
          const { id } = message;
          const asking = message.what === 'spend' ? deps.gate.spend() : findWays(deps.ways ?? DIRECT);
          void Promise.resolve(asking).then((value) => send({ kind: 'reply', id, value }));
        }
        break;
      case 'leave':
        entrance.leave(message.health);
        break;
      case 'pause':
        deps.gate.pause(message.ms);
        break;
      case 'reserve':
        deps.gate.reserve(message.ms);
        break;
      case 'earn':
        deps.gate.earn();
        break;
      case 'way':
        deps.ways?.note(message.worked, message.failed);
        break;
      case 'note':
        deps.gate.note(message.lane, message.ms, message.bytes);
        break;
      case 'read':
        listener.read(message.of, message.bytes);
        break;
      case 'trouble':
        deps.log.warn('remote.trouble', message.fields);
        break;
      case 'pong':
        break;
    }
  };
  const call = async (name: ReadingName, args: readonly unknown[]): Promise<unknown> => {
    await credits.take();
    try {
      if (!isOpen) return STOPPED;
      asked += 1;
      const id = asked;
      return await new Promise<unknown>((resolve) => {
        waiting.set(id, resolve);
        send({ kind: 'ask', id, name, args });
      });
    } finally {
      credits.give();
    }
  };
  try {
    thread = deps.start();
    thread.onEnd((error) => end(toFailure(deps.host, error)));
    thread.serve(theirs);
    port.on('message', hear);
    const { url, token, ca, limits, ways } = deps;
    send({ kind: 'begin', url, token, ca, hasWays: ways !== null, limits });
  } catch (error) {
    // No thread to be had, or its file is not there. Told after this call, as an end always is.
    const failure = toFailure(deps.host, error instanceof Error ? error : new Error(String(error)));
    queueMicrotask(() => end(failure));
  }
  return { api: toApi(call), close };
};
