import type { MessagePort } from 'node:worker_threads';
import type { Clock, Log } from '#shared/base/ports.ts';
import { createClient, type HttpClient } from '../client.ts';
import { createCalls } from '../endpoints/index.ts';
import type { Gate } from '../pace/gate.ts';
import { displayHost } from '../url.ts';
import { createLine } from '../wire/agent.ts';
import { type NetworkWay, type Ways, WaysUnknownError } from '../wire/ways.ts';
import {
  type Begin,
  type FromReader,
  READING,
  READING_KINDS,
  READING_NAMES,
  type ReaderQuestion,
  type ReaderReply,
  type ReadingApi,
  type ReadingKind,
  type ToReader,
} from './types.ts';

const toWays = (reply: ReaderReply): readonly NetworkWay[] => {
  if (typeof reply === 'boolean') throw new Error('The ways were asked for, and something else was answered');
  if ('error' in reply) throw new WaysUnknownError(reply.error);
  return reply;
};

/** A gate on this side of a port: who decides is the store, for all who talk to this host. */
const createFarGate = (
  ask: (question: ReaderQuestion) => Promise<ReaderReply>,
  say: (message: FromReader) => void,
): Gate => ({
  enter: async (lane) => ((await ask({ what: 'enter', lane })) === true ? 'entered' : 'aborted'),
  leave: (health) => say({ kind: 'leave', health }),
  pause: (ms) => say({ kind: 'pause', ms }),
  reserve: (ms) => say({ kind: 'reserve', ms }),
  spend: async () => (await ask({ what: 'spend' })) === true,
  earn: () => say({ kind: 'earn' }),
  note: (lane, ms, bytes) => say({ kind: 'note', lane, ms, bytes }),
});

type Deps = {
  readonly clock: Clock;
  readonly ask: (question: ReaderQuestion) => Promise<ReaderReply>;
  readonly say: (message: FromReader) => void;
};

type OpenApi = ReadingApi & { readonly close: () => void };

/** One client for each kind of bytes, over the same sockets and through the same gate. */
const createApi = ({ url, token, ca, hasWays, limits }: Begin, { clock, ask, say }: Deps): OpenApi => {
  const ways: Ways = {
    find: async () => toWays(await ask({ what: 'ways' })),
    note: (worked, failed) => say({ kind: 'way', worked, failed }),
  };
  const line = createLine(url, limits, hasWays ? { ca, ways } : { ca });
  const gate = createFarGate(ask, say);
  const quiet = (): void => undefined;
  const log: Log = {
    info: quiet,
    warn: (_, fields = {}) => say({ kind: 'trouble', fields }),
    error: quiet,
  };
  const clientFor = (of: ReadingKind): HttpClient =>
    createClient({
      asked: { url, host: displayHost(url), token },
      limits,
      line,
      gate,
      clock,
      log,
      random: Math.random,
      heard: (bytes) => say({ kind: 'read', of, bytes }),
    });
  const calls = new Map(READING_KINDS.map((of) => [of, createCalls(clientFor(of))]));
  const methods = READING_NAMES.map((name) => [name, calls.get(READING[name].of)?.[name]]);
  // A client for each kind of the table, and a method of it for each name.
  return { ...(Object.fromEntries(methods) as ReadingApi), close: line.close };
};

/** The reading thread's half: answers what is asked on the port until that is closed, and then forgets the token. */
export const serveReader = (port: MessagePort, clock: Clock): void => {
  const waiting = new Map<number, (reply: ReaderReply) => void>();
  let asked = 0;
  let api: OpenApi | null = null;
  const say = (message: FromReader): void => port.postMessage(message);
  const ask = (question: ReaderQuestion): Promise<ReaderReply> =>
    new Promise((resolve) => {
      asked += 1;
      waiting.set(asked, resolve);
      say({ kind: 'ask', id: asked, ...question });
    });
  const answer = async ({ id, name, args }: Extract<ToReader, { kind: 'ask' }>): Promise<void> => {
    if (api === null) throw new Error('The reader was asked before it was told whom to ask');
    // The store calls by the type of the very method, on its side of the port.
    const method = api[name] as (...values: readonly unknown[]) => Promise<unknown>;
    say({ kind: 'answer', id, result: await method(...args) });
  };
  port.on('close', () => {
    api?.close();
    api = null;
  });
  port.on('message', (message: ToReader) => {
    if (message.kind === 'begin') api = createApi(message, { clock, ask, say });
    else if (message.kind === 'ping') say({ kind: 'pong' });
    else if (message.kind === 'ask') void answer(message);
    else {
      waiting.get(message.id)?.(message.value);
      waiting.delete(message.id);
    }
  });
};
