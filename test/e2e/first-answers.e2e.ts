import type { Page } from '@playwright/test';
import { isBackground } from '#shared/contract/reads.ts';
import { connectTo, waitForCopy } from './actions/connect.ts';
import { expect, test } from './base/test.ts';

type Asked = { readonly name: string; readonly input: unknown };
type Start = { readonly told: readonly Asked[]; readonly asked: readonly Asked[] };

/**
 * Runs in the page before its own scripts: notes what the store says first, and what the page asks until its first rows
 * are painted, when the rest of its code comes. `isTold`: whether the page hears what the store says first.
 */
const install = (isTold: boolean): void => {
  const start: { told: Asked[]; asked: Asked[] } = { told: [], asked: [] };
  Object.assign(window, { started: start });
  let isPainted = false;
  const look = (): void => {
    if (document.querySelector('[role=grid] [data-index][aria-busy=false]') === null) return;
    seen.disconnect();
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        isPainted = true;
      }),
    );
  };
  const seen = new MutationObserver(look);
  seen.observe(document, { subtree: true, childList: true, attributeFilter: ['aria-busy'] });
  window.addEventListener('message', ({ ports }) => {
    for (const port of ports) {
      const post = port.postMessage.bind(port);
      port.addEventListener('message', (event) => {
        if (event.data.kind !== 'first') return;
        start.told.push(...event.data.answers);
        if (!isTold) event.stopImmediatePropagation();
      });
      Object.assign(port, {
        postMessage: (message: Asked & { readonly kind: string }) => {
          if (message.kind === 'call' && !isPainted) start.asked.push(message);
          post(message);
        },
      });
    }
  });
};

/** Loads the page anew, and says what was told and asked until its first rows. */
const watchStart = async (page: Page, isTold: boolean): Promise<Start> => {
  await page.addInitScript(install, isTold);
  await page.reload();
  await waitForCopy(page);
  return page.evaluate(() => (window as unknown as { readonly started: Start }).started);
};

/** What somebody waits for: counts come when the rows are drawn. */
const toWaited = (asked: readonly Asked[]): readonly string[] =>
  asked
    .filter(({ name }) => !isBackground(name))
    .map(({ name, input }) => `${name} ${JSON.stringify(input)}`)
    .toSorted();

test('the store says first exactly what the window would ask first', async ({ start, serve }) => {
  const { page } = await start();
  await connectTo(page, await serve());
  await waitForCopy(page);
  const told = await watchStart(page, true);
  expect(toWaited(told.asked)).toEqual([]);
  const untold = await watchStart(page, false);
  expect(toWaited(untold.asked)).toEqual(toWaited(untold.told));
});
