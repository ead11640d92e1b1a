import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { openReader, READER_FIGURES, type ReaderFigures } from '#electron/store/remote/apart/open-reader.ts';
import type { ReadingApi } from '#electron/store/remote/apart/types.ts';
import { DEFAULT_LIMITS } from '#electron/store/remote/limits.ts';
import { createGate } from '#electron/store/remote/pace/gate.ts';
import { createReaderThreads, READER_LIMITS, spawnReader } from '#electron/store/root/threads.ts';
import { PASS_BUDGET, type PassBudget } from '#electron/store/sync/budget.ts';
import type { OrganizationId } from '#shared/base/brand.ts';
import type { Failure } from '#shared/base/failure.ts';
import { createTestClock, realClock, silentLog } from '#test/kit/clock.ts';
import { type Giant, startGiant } from './giant.ts';
import { GIANT, openGiantSync } from './giant-sync.ts';

const WITHIN_MS = 60_000;
const CHILD = join(import.meta.dirname, 'giant-child.ts');
/** Of the store's own heap; the thread that reads has its own bound. */
const HEAP_MB = 512;
/** The heap of the thread, the bodies that are on their way, and some for the store: the store used to die at 4,400. */
const MOST_MB = 900;

const open: { close: () => Promise<void> | void }[] = [];
const keep = <T extends { close: () => Promise<void> | void }>(thing: T): T => {
  open.push(thing);
  return thing;
};
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

type Cost = {
  readonly code: string;
  readonly message: string;
  readonly grownMb: number;
  readonly left: number;
};

const refreshInChild = (url: string): Promise<Cost> =>
  new Promise((resolve, reject) => {
    const flags = ['--expose-gc', `--max-old-space-size=${HEAP_MB}`];
    execFile(process.execPath, [...flags, CHILD, url], (error, stdout) => {
      // The child's own line.
      if (error === null) resolve(JSON.parse(stdout) as Cost);
      else reject(new Error(`The store did not survive: ${error.message.slice(0, 2_000)}`));
    });
  });

describe('a deployment without an end, met with the budget of the product', () => {
  it.each<readonly [string, Giant, RegExp]>([
    ['400 organizations with 12.8 MB of roles each', { organizations: 400, roleListBytes: 12.8e6 }, /roles/],
    [
      '100 organizations with 5 MB of roles each, packed to next to nothing',
      { organizations: 100, roleListBytes: 5e6, isPacked: true },
      /MB of roles/,
    ],
    [
      '300,000 people in each organization, with names of a page and 255 roles each',
      { organizations: 3, count: 300_000, nameBytes: 4_096, rolesEach: 255 },
      /rows/,
    ],
    [
      'a million people in each of 400 organizations',
      { organizations: 400, count: 1_000_000 },
      /people in one/,
    ],
    ['20 million people', { organizations: 50, count: 400_000 }, /5,100,000 rows of people/],
  ])(
    '%s: is told as that, costs a bounded amount of memory, and leaves nothing behind',
    async (_, giant, said) => {
      const server = keep(await startGiant(giant));
      const cost = await refreshInChild(server.url);
      expect(cost).toMatchObject({ code: 'over-budget', left: 0 });
      expect(cost.message).toMatch(said);
      expect(cost.grownMb).toBeLessThan(MOST_MB);
      expect(server.asked.roles).toBeLessThan(60);
    },
    WITHIN_MS,
  );
});

const small = (over: Partial<PassBudget>): PassBudget => ({ ...PASS_BUDGET, ...over });

describe('a refresh that is stopped', () => {
  it.each<readonly [string, Giant, Partial<PassBudget>]>([
    ['too many organizations', { organizations: 6 }, { organizations: 5 }],
    [
      'more rows than promised organizations have',
      { organizations: 2, count: 900 },
      { rowsInAll: 1_000, rowsPerOrganization: 1 },
    ],
    ['a row an answer', { organizations: 1, count: 5_000, pageRows: 1 }, { answers: 200 }],
    [
      'a copy that grows too large',
      { organizations: 1, count: 40_000 },
      { copyBytes: 4e6, copyBytesPerRow: 1, diskFreshBytes: 1e6 },
    ],
  ])(
    'by %s leaves no row of it in the copy',
    async (_, giant, over) => {
      const server = keep(await startGiant(giant));
      const run = keep(openGiantSync(server.url, { budget: small(over) }));
      expect(await run.sync.start(GIANT)).toMatchObject({ ok: false, failure: { code: 'over-budget' } });
      expect(run.countRows()).toBe(0);
      expect(run.sync.getStatus(GIANT)).toMatchObject({ state: 'idle', problem: { code: 'over-budget' } });
    },
    WITHIN_MS,
  );

  it(
    'by a disk that fills up says so',
    async () => {
      const server = keep(await startGiant({ organizations: 1, count: 40_000 }));
      const disk = () => ({ freeBytes: 1e6, totalBytes: 1e12 });
      const run = keep(openGiantSync(server.url, { budget: small({ diskFreshBytes: 2e6 }), disk }));
      const ended = await run.sync.start(GIANT);
      expect(ended).toMatchObject({ ok: false, failure: { code: 'over-budget' } });
      expect(ended.ok ? '' : ended.failure.message).toContain('Make room on the disk');
      expect(run.countRows()).toBe(0);
    },
    WITHIN_MS,
  );

  it(
    'by a person ends at once, in the middle of an answer that never ends',
    async () => {
      const server = keep(await startGiant({ organizations: 1, drips: /\/members\/roles$/ }));
      const run = keep(openGiantSync(server.url));
      const ended = run.sync.start(GIANT);
      await expect.poll(() => server.dripping(), { timeout: WITHIN_MS }).toBeGreaterThan(0);
      run.sync.cancel(GIANT);
      expect(await ended).toMatchObject({ ok: false, failure: { code: 'sync-cancelled' } });
      await expect.poll(() => server.dripping()).toBe(0);
      expect(run.countRows()).toBe(0);
    },
    WITHIN_MS,
  );

  it(
    'is no end: an honest answer at the next one is taken',
    async () => {
      const server = keep(await startGiant({ organizations: 2, count: 300 }));
      const over = keep(openGiantSync(server.url, { budget: small({ organizations: 1 }) }));
      expect(await over.sync.start(GIANT)).toMatchObject({ ok: false });
      const run = keep(openGiantSync(server.url));
      expect(await run.sync.start(GIANT)).toMatchObject({ ok: true, value: { members: 600 } });
    },
    WITHIN_MS,
  );
});

/** A reader over threads that run this text. */
const openOver = (
  spawn: () => Worker,
  figures: Partial<ReaderFigures> = {},
  ended: (failure: Failure) => void = () => undefined,
) => {
  const { clock } = createTestClock();
  const { gate } = createGate(clock, DEFAULT_LIMITS);
  return keep(
    openReader(
      {
        start: createReaderThreads(spawn),
        gate,
        url: 'http://127.0.0.1:9',
        host: 'coder.example',
        token: null,
        ca: [],
        ways: null,
        limits: DEFAULT_LIMITS,
        clock: realClock,
        log: silentLog,
        figures: { ...READER_FIGURES, ...figures },
      },
      { read: () => undefined, ended },
    ),
  );
};

/** One question to such a reader. */
const ask = async (spawn: () => Worker, figures: Partial<ReaderFigures> = {}) => {
  const ended: Failure[] = [];
  const reader = openOver(spawn, figures, (failure) => void ended.push(failure));
  const answer = await reader.api.listOrganizations();
  return { answer, ended, api: reader.api };
};
const running = (text: string) => (): Worker =>
  new Worker(text, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 32 } });
const isStopped = async (api: ReadingApi): Promise<boolean> =>
  !(await api.listOrganizationRoles('o' as OrganizationId)).ok;

describe('a thread that reads', () => {
  it.each([
    ['runs out of memory', `const all = []; for (;;) all.push(new Array(1e5).fill('x'));`, 'over-budget'],
    ['is busy for ever', 'for (;;);', 'over-budget'],
    ['never answers', `require('node:worker_threads').parentPort.on('message', () => {})`, 'over-budget'],
    ['ends by itself', 'process.exit(3)', 'reader-failed'],
    ['throws', `throw new Error('no')`, 'reader-failed'],
  ])(
    'and %s is ended alone, with every question to it answered and a word on why',
    async (what, text, code) => {
      const { answer, ended, api } = await ask(
        running(text),
        /busy|never/.test(what) ? { pingEveryMs: 20, pingsMissed: 20 } : {},
      );
      expect(answer.ok).toBe(false);
      expect(ended).toMatchObject([{ code }]);
      expect(await isStopped(api)).toBe(true);
    },
    WITHIN_MS,
  );

  it('and hears, but never gives an answer, is ended after the longest time without one', async () => {
    const text = `const { parentPort } = require('node:worker_threads');
      parentPort.on('message', (port) => port.on('message', ({ kind }) => {
        if (kind === 'ping') port.postMessage({ kind: 'pong' });
      }));`;
    const { ended } = await ask(running(text), { pingEveryMs: 10, stillMs: 50 });
    expect(ended).toMatchObject([{ code: 'over-budget' }]);
    expect(ended[0]?.message).toContain('never comes to its end');
  });

  it('and gives many answers at once is heard one answer a turn, so that others have theirs', async () => {
    const text = `const { parentPort } = require('node:worker_threads');
      parentPort.on('message', (port) => {
        const asked = [];
        port.on('message', ({ kind, id }) => {
          if (kind !== 'ask') return;
          asked.push(id);
          if (asked.length === 10) for (const one of asked) port.postMessage({ kind: 'answer', id: one, result: { ok: true } });
        });
      });`;
    const reader = openOver(running(text));
    let turn = 0;
    let isOver = false;
    const count = (): void => {
      turn += 1;
      if (!isOver) setImmediate(count);
    };
    count();
    const turns = Array.from({ length: 10 }, async () => {
      await reader.api.listOrganizations();
      return turn;
    });
    expect(new Set(await Promise.all(turns)).size).toBe(10);
    isOver = true;
  });

  it('and cannot be started is a failure with a sentence, and no exception', async () => {
    const noFile = await ask(() => spawnReader(join(import.meta.dirname, 'nowhere.cjs')));
    expect(noFile.ended).toMatchObject([{ code: 'reader-failed' }]);
    const noThread = await ask(() => {
      throw new Error('no more threads');
    });
    expect(noThread.ended).toMatchObject([{ code: 'reader-failed', detail: 'no more threads' }]);
    expect(noThread.answer.ok).toBe(false);
  });

  it('has the bounds of the product', () => {
    expect(READER_LIMITS).toEqual({
      maxOldGenerationSizeMb: 512,
      maxYoungGenerationSizeMb: 64,
      stackSizeMb: 4,
    });
    const worker = spawnReader();
    keep({ close: async () => void (await worker.terminate()) });
    expect(worker.resourceLimits).toMatchObject(READER_LIMITS);
    expect(READER_FIGURES).toEqual({
      asksAtOnce: 10,
      pingEveryMs: 5_000,
      pingsMissed: 12,
      stillMs: 1_200_000,
    });
  });
});
