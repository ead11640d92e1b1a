import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCoderApi } from '#electron/store/remote/coder-api.ts';
import { realClock, silentLog } from '#test/kit/clock.ts';
import type { Entry, Question } from '../corpus/entry.ts';
import { corpus } from '../corpus/index.ts';
import { openCopy } from './copy.ts';
import { startDecoy } from './decoy.ts';
import { fillDeep } from './fill.ts';
import { type Ran, type Room, run } from './run.ts';
import { startHonest } from './server.ts';
import { countWords, printSummary } from './summary.ts';
import { openWorld, TOKEN, type World } from './world.ts';

/** Below the client's own longest wait, so that whoever only ends by that is found; above a busy machine's hiccups. */
const WITHIN_MS = 20_000;
const uncaught: unknown[] = [];
const words: string[] = [];
const open: (() => unknown)[] = [];
let room: Room;
let visits = (): number => 0;

const prepare = async (world: World): Promise<string> => {
  const copy = openCopy(null);
  open.push(copy.remove);
  const server = await startHonest(world);
  const api = createCoderApi({ url: server.url, token: TOKEN, clock: realClock, log: silentLog });
  const ended = await copy.sync(api);
  if (!ended.ok) throw new Error(ended.failure.message);
  api.close();
  await server.close();
  copy.shut();
  return copy.folder;
};

beforeAll(async () => {
  const note = (error: unknown) => void uncaught.push(error);
  process.on('unhandledRejection', note);
  process.on('uncaughtException', note);
  const world = await openWorld();
  const decoy = await startDecoy();
  open.push(world.close, decoy.close, () =>
    process.off('unhandledRejection', note).off('uncaughtException', note),
  );
  visits = decoy.visits;
  room = { world, prepared: await prepare(world), decoy: decoy.url };
});
afterAll(async () => {
  for (const close of open.splice(0)) await close();
  printSummary('hostile answers', corpus.length, words);
});

const checkGives = (entry: Entry, question: Question, ran: Ran): void => {
  const gives = fillDeep(entry.gives?.[question], {
    user: room.world.user,
    organization: room.world.organization,
  });
  if (question === 'sync' && gives !== undefined)
    expect(ran.value).toEqual(expect.arrayContaining([expect.objectContaining(gives as object)]));
  if (question === 'members' && gives !== undefined)
    expect((ran.value as { readonly rows: readonly unknown[] }).rows[3]).toMatchObject(gives as object);
};

const checkPace = (entry: Entry, question: Question, ran: Ran): void => {
  if (entry.waitsMs !== undefined) {
    const [least, most] = entry.waitsMs;
    // A read is tried three times, with a pause after the first and the second.
    const waited =
      question === 'put' ? (ran.value as { readonly retryAfterMs: number }).retryAfterMs : ran.sleptMs / 2;
    expect(waited).toBeGreaterThanOrEqual(least - 2);
    expect(waited).toBeLessThanOrEqual(most + 2);
  }
  if (entry.asks !== undefined && question !== 'sync')
    expect(ran.asks).toBe(question === 'put' ? 1 : entry.asks);
};

describe.concurrent('a server that is hostile or broken', () => {
  for (const entry of corpus)
    for (const [question, expected] of Object.entries(entry.expect) as [Question, string][])
      it(`${entry.id}: ${question} gives ${expected}`, { timeout: WITHIN_MS }, async () => {
        const ran = await run(room, entry, question);
        words.push(
          question === 'put' ? `PUT ${ran.word}` : question === 'sync' ? `sync ${ran.word}` : ran.word,
        );
        expect({ word: ran.word, problems: ran.problems }).toEqual({ word: expected, problems: [] });
        checkGives(entry, question, ran);
        checkPace(entry, question, ran);
      });
});

describe('after all of it', () => {
  it('nobody came to another host, and nothing threw where nobody caught it', () => {
    expect(visits()).toBe(0);
    expect(uncaught).toEqual([]);
    expect(countWords(words).size).toBeGreaterThan(20);
  });
});
