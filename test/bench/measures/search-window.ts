import type { Page } from '@playwright/test';
import { openApp } from '../harness/app.ts';
import { KEYSTROKES } from '../harness/keystrokes.ts';
import { quantile } from '../harness/numbers.ts';
import { atMost, type Bench } from '../harness/types.ts';

const ROUNDS = 3;

/**
 * Arms the page: the next input event starts the time; it ends with the frame after which both the count and the
 * rows show the answer to `text`.
 */
const arm = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const bench = { ms: null as number | null };
    Object.assign(window, { bench });
    const count = document.querySelector('output[aria-label="Shown"]');
    const grid = document.querySelector('[role="grid"]');
    const before = count?.textContent;
    const onInput = (): void => {
      const startMs = performance.now();
      const look = (): void => {
        if (count?.textContent === before || grid?.getAttribute('aria-busy') === 'true') return;
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => (bench.ms = performance.now() - startMs)));
      };
      const observer = new MutationObserver(look);
      observer.observe(document.body, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
      });
    };
    window.addEventListener('beforeinput', onInput, { capture: true, once: true });
  });

const read = async (page: Page): Promise<number> => {
  const ms = await page.waitForFunction(() => Reflect.get(window, 'bench').ms);
  return Number(await ms.jsonValue());
};

/** Keystrokes whose answer is another count than before: only then the screen says when the answer is there. */
const listTelling = async (page: Page): Promise<readonly string[]> => {
  const box = page.getByRole('searchbox', { name: 'Search members' });
  const count = page.getByLabel('Shown');
  const counts = new Map<string, string>();
  for (const text of ['', ...KEYSTROKES]) {
    await box.fill(text);
    await box.press('Enter');
    await page.waitForFunction(
      () => document.querySelector('[role="grid"]')?.getAttribute('aria-busy') === 'false',
    );
    counts.set(text, (await count.textContent()) ?? '');
  }
  return KEYSTROKES.filter((text) => counts.get(text) !== counts.get(text.slice(0, -1)));
};

/** From a character typed in the window to the frame that shows its rows: p50 and p95. */
export const searchWindow: Bench = {
  name: 'search-window',
  sizes: [5_000, 100_000],
  run: async (stage, size) => {
    const { dir } = await stage.profile(size);
    await stage.drop(size);
    const { page, close } = await openApp(await stage.screen(), dir);
    const box = page.getByRole('searchbox', { name: 'Search members' });
    const count = page.getByLabel('Shown');
    const texts = await listTelling(page);
    const times: number[] = [];
    for (let round = 0; round <= ROUNDS; round += 1)
      for (const text of texts) {
        const before = await count.textContent();
        await box.fill(text.slice(0, -1));
        await box.press('Enter');
        await page.waitForFunction(
          () => document.querySelector('[role="grid"]')?.getAttribute('aria-busy') === 'false',
        );
        if (before === null) throw new Error('The window shows no count.');
        await box.focus();
        await box.press('End');
        await arm(page);
        await box.press(text.slice(-1));
        const ms = await read(page);
        if (round > 0) times.push(ms);
      }
    await close();
    return [
      { what: 'keystroke to rows on the screen, p50', value: quantile(times, 0.5), unit: 'ms', target: null },
      {
        what: 'keystroke to rows on the screen, p95',
        value: quantile(times, 0.95),
        unit: 'ms',
        target: atMost(size > 50_000 ? 100 : 50),
        note: `${times.length} keystrokes`,
      },
    ];
  },
};
