import type { Page } from '@playwright/test';
import { openApp } from '../harness/app.ts';
import { quantile } from '../harness/numbers.ts';
import { openBareCopy } from '../harness/profile.ts';
import type { Profile } from '../harness/stage.ts';
import { atMost, type Bench } from '../harness/types.ts';

const FIRST = [...'abcdeghiklmnorst'];
const SECOND = [...'aeior'];

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

/**
 * Two letters each, never the same twice: the window keeps answers, and one that it has would cost nothing. Only
 * texts with another count than their first letter: the count is how the screen says that the answer is there.
 */
const listTexts = (profile: Profile): readonly string[] => {
  const { organizationId } = profile;
  const db = openBareCopy(profile);
  const counting = db
    .prepare<[string, string], number>(
      `SELECT count(*) FROM member JOIN organization AS o ON o.key = organization_key
        WHERE o.id = ? AND instr(search, ?) > 0`,
    )
    .pluck();
  const count = (text: string): number => counting.get(organizationId, text) ?? 0;
  const texts = FIRST.flatMap((first) => SECOND.map((second) => first + second));
  const telling = texts.filter((text) => count(text) !== count(text.slice(0, 1)));
  db.close();
  return telling;
};

/** From a character typed in the window to the frame that shows its rows: p50 and p95. */
export const searchWindow: Bench = {
  name: 'search-window',
  sizes: [5_000, 100_000],
  run: async (stage, size) => {
    const profile = await stage.profile(size);
    const texts = listTexts(profile);
    await stage.drop(size);
    const { page, close } = await openApp(await stage.screen(), profile);
    const box = page.getByRole('searchbox', { name: 'Search members' });
    const times: number[] = [];
    for (const text of texts) {
      await box.fill(text.slice(0, -1));
      await box.press('Enter');
      await page.waitForFunction(
        () => document.querySelector('[role="grid"]')?.getAttribute('aria-busy') === 'false',
      );
      await box.press('End');
      await arm(page);
      await box.press(text.slice(-1));
      times.push(await read(page));
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
