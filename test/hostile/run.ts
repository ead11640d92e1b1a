import { createCoderApi } from '#electron/store/remote/coder-api.ts';
import { DEFAULT_LIMITS } from '#electron/store/remote/limits.ts';
import type { CoderApi } from '#electron/store/remote/port.ts';
import type { Log } from '#shared/base/ports.ts';
import { createTestClock } from '#test/kit/clock.ts';
import type { Entry, Question } from '../corpus/entry.ts';
import { ASKS, type Told } from './ask.ts';
import { findLeaks } from './leaks.ts';
import { targetOf } from './routes.ts';
import { startHostile } from './server.ts';
import { askSync } from './sync.ts';
import { TOKEN, type World } from './world.ts';

export type Room = {
  readonly world: World;
  /** A folder with the cache of an honest sync. */
  readonly prepared: string;
  readonly decoy: string;
};
/** What a run showed; `problems` are sentences about what must never be, whatever the entry expects. */
export type Ran = {
  readonly word: string;
  readonly value: unknown;
  readonly problems: readonly string[];
  readonly asks: number;
  readonly sleptMs: number;
};

const listen = (lines: string[]): Log => {
  const write = (event: string, fields: unknown) => void lines.push(`${event} ${JSON.stringify(fields)}`);
  return { info: write, warn: write, error: write };
};

/** A sync leaves several connections behind; the client gets a moment to notice that the server ended them. */
const NOTICE_MS = 20;

/** What an honest answer may take, however short the waits of the entry were: the machine may be busy. */
const { firstByteMs, idleBodyMs, wholeMs } = DEFAULT_LIMITS;

/** Right after, the same client asks an honest question: nothing of the hostile answer may be left over. */
const askAgain = async (api: CoderApi, world: World): Promise<readonly string[]> => {
  const read = await api.readSelf();
  if (!read.ok) return [`the next question failed: ${read.failure.code} ${read.failure.detail ?? ''}`];
  return read.value.userId === world.selfId ? [] : ['the next question got an answer that was not for it'];
};

const checkWrite = (told: Told, puts: number, bytes: number): readonly string[] => {
  const problems: string[] = [];
  if (puts > 1) problems.push(`${puts} PUTs went out`);
  if (told.word.startsWith('not-sent') && bytes > 0) problems.push(`not sent, but ${bytes} bytes came`);
  return problems;
};

/** Asks one question of a server that answers by the entry, and looks at everything that came of it. */
export const run = async (room: Room, entry: Entry, question: Question): Promise<Ran> => {
  const { world } = room;
  const target = targetOf(entry, question);
  const server = await startHostile(world, entry, target, room.decoy);
  const lines: string[] = [];
  const { clock, slept } = createTestClock();
  const limits = {
    backoffBaseMs: 1,
    startWritesPerSecond: 1_000,
    maxWritesPerSecond: 1_000,
    ...entry.limits,
  };
  const api = createCoderApi({ url: server.url, token: TOKEN, clock, log: listen(lines), limits });
  try {
    const told =
      question === 'sync' ? await askSync(room.prepared, api, entry) : await ASKS[question](api, world);
    const asks = server.heard.length;
    const bytes = server.bytes();
    const sleptMs = slept.reduce((sum, ms) => sum + ms, 0);
    server.heal();
    Object.assign(api.limits, { firstByteMs, idleBodyMs, wholeMs });
    if (question === 'sync') await new Promise((resolve) => setTimeout(resolve, NOTICE_MS));
    const again = await askAgain(api, world);
    const puts = server.heard.filter((one) => one.method === 'PUT').length;
    const problems: readonly string[] = [
      ...again,
      ...checkWrite(told, puts, bytes),
      ...findLeaks(told, lines, server.heard),
      ...(told.problems ?? []),
    ];
    return { word: told.word, value: told.value, problems, asks, sleptMs };
  } finally {
    api.close();
    await server.close();
  }
};
