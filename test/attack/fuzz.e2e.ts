import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { type LaunchOptions, launchApp, type RunningApp } from './harness/launch-app.ts';
import { openPort } from './harness/page-port.ts';
import { findRealStore } from './harness/stub-store.ts';

/** Values per store and launcher; each is sent as a whole message and as the input of a call. */
const runs = 500;

/** Sends values the page can be sent as JSON; what JSON cannot say is made in the page, by name. */
const sendAll = (page: RunningApp['page'], values: readonly unknown[], names: readonly string[]) =>
  page.evaluate(
    async ({ values, names }) => {
      const { port } = Reflect.get(window, 'attack');
      const cycle: Record<string, unknown> = {};
      cycle.self = cycle;
      const sparse: unknown[] = [];
      sparse[50_000_000] = 1;
      let deep: unknown = 0;
      for (let depth = 0; depth < 5_000; depth++) deep = [deep];
      const polluted = JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}');
      const odd = [
        cycle,
        sparse,
        deep,
        polluted,
        10n,
        Number.NaN,
        -0,
        Number.POSITIVE_INFINITY,
        new Date(Number.NaN),
        new Map([[1, 2]]),
        new Set([1]),
        /x/,
        new Error('x'),
        new ArrayBuffer(1_000),
        new Uint8Array(10),
        new Blob(['x']),
        undefined,
        'x'.repeat(300_000),
        'y'.repeat(20_000_000),
        Array(1_000_000).fill(0),
        '\u0000',
        '\ud800',
      ];
      let id = 1_000;
      const post = (message: unknown): void => {
        try {
          port.postMessage(message);
        } catch {
          // Cannot be cloned: then it cannot leave the page.
        }
      };
      for (const value of [...values, ...odd]) {
        post(value);
        const name = names[id % names.length];
        id += 1;
        post({ kind: 'call', id, name, input: value });
        post({ kind: 'call', id, name: value, input: {} });
        post({ kind: 'cancel', id: value });
      }
    },
    { values, names },
  );

const shapes = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.record({ kind: fc.constantFrom('call', 'cancel', 'reply', 'x'), id: fc.jsonValue(), name: fc.string() }),
  fc.dictionary(
    fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'kind', 'id'),
    fc.jsonValue(),
  ),
);

const fuzz = async (options: LaunchOptions, names: readonly string[]): Promise<void> => {
  const running = await launchApp(options);
  const { app, page } = running;
  await openPort(page);
  const values = fc.sample(shapes, { numRuns: runs, seed: 20 });
  await sendAll(page, values, names);
  // Whatever came before, a call is answered: the store that is there is the one that was there.
  const answer = await page.evaluate(
    (name) =>
      new Promise<string>((resolve) => {
        const { port, waiting } = Reflect.get(window, 'attack');
        setTimeout(() => resolve('no answer'), 15_000);
        waiting.set(99, (reply: { ok: boolean }) => resolve(typeof reply.ok));
        port.postMessage({ kind: 'call', id: 99, name, input: {} });
      }),
    names[0],
  );
  expect(answer).toBe('boolean');
  expect(await page.evaluate(() => Reflect.get(window, 'attack').count)).toBe(1);
  expect(await page.evaluate(() => Reflect.get({}, 'polluted'))).toBeUndefined();
  expect(await app.evaluate(() => Reflect.get({}, 'polluted'))).toBeUndefined();
  await running.close();
};

for (const launcher of ['utility-process', 'child-process'] as const) {
  test(`IPC-3, IPC-4: junk over the port of a ${launcher} ends nothing and pollutes nothing`, async () => {
    test.setTimeout(120_000);
    await fuzz({ launcher }, ['stub.echo', 'stub.start', 'no.such', '__proto__']);
  });
}

test('IPC-3, IPC-4: junk for every call of the real store ends nothing and pollutes nothing', async () => {
  test.setTimeout(180_000);
  expect(findRealStore(), 'The real store is part of the build.').not.toBeNull();
  const { contract } = await import('#shared/contract/index.ts');
  await fuzz({ store: 'real' }, Object.keys(contract).toSorted());
});
