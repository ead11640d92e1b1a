import { expect, test } from '@playwright/test';
import { inRoot } from '#build/base/root.ts';
import { launchApp } from './harness/launch-app.ts';

test('no page begins to load before every session has no network', async () => {
  const running = await launchApp({
    preloads: [inRoot('test', 'attack', 'harness', 'slow-network.cjs')],
  });
  try {
    const order = await running.app.evaluate(
      () => (globalThis as typeof globalThis & { rollcallOrder: readonly string[] }).rollcallOrder,
    );
    // The window does not wait, and its page does.
    expect([...order].filter((step, at) => order.indexOf(step) === at)).toEqual(['window', 'closed', 'page']);
    expect(order.lastIndexOf('closed')).toBeLessThan(order.indexOf('page'));
  } finally {
    await running.close();
  }
});
