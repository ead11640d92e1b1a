import { expect, test } from '@playwright/test';
import { type LaunchOptions, launchApp } from './harness/launch-app.ts';
import { callStore, countPorts, openPort } from './harness/page-port.ts';

const launchers = [
  'utility-process',
  'child-process',
] as const satisfies readonly LaunchOptions['launcher'][];

for (const launcher of launchers) {
  test.describe(`store as ${launcher}`, () => {
    test('a call goes from the page to the store and back', async () => {
      const { page, profileDir, close } = await launchApp({ launcher });
      await openPort(page);
      expect(await callStore(page, 'stub.echo', { roles: ['auditor'], n: 1 })).toEqual({
        ok: true,
        value: { roles: ['auditor'], n: 1 },
      });
      const start = await callStore(page, 'stub.start', {});
      expect(start).toMatchObject({ ok: true, value: { launcher, profileDir } });
      await close();
    });

    test('the store is started again after an unexpected end, three times, and then calls fail', async () => {
      const { page, close } = await launchApp({ launcher });
      await openPort(page);
      for (const ports of [2, 3, 4, 5]) {
        await page.evaluate(
          (name) => {
            Reflect.get(window, 'attack').port.postMessage({ kind: 'call', id: 900_000, name, input: {} });
          },
          ports % 2 === 0 ? 'stub.exit' : 'stub.throw',
        );
        await expect.poll(() => countPorts(page)).toBe(ports);
        if (ports < 5) expect(await callStore(page, 'stub.echo', ports)).toEqual({ ok: true, value: ports });
      }
      expect(await callStore(page, 'stub.echo', 1)).toMatchObject({
        ok: false,
        failure: { code: 'store-gone' },
      });
      await close();
    });
  });
}
