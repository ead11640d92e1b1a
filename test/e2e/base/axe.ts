import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const GRAVE: readonly (string | null | undefined)[] = ['serious', 'critical'];

/** Rules whose answer hangs on colours: all that a second colour scheme can change. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** Lines "rule: how grave: where" of what axe finds serious or critical on a page, in one colour scheme. */
const inspect = async (page: Page, scheme: 'light' | 'dark'): Promise<readonly string[]> => {
  await page.emulateMedia({ colorScheme: scheme });
  // Electron cannot open the extra page that axe's usual mode wants.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await (scheme === 'light' ? axe : axe.withRules(OF_COLOURS)).analyze();
  return violations
    .filter(({ impact }) => GRAVE.includes(impact))
    .flatMap(({ id, impact, nodes }) =>
      nodes.map((node) => `${scheme}: ${id}: ${impact}: ${node.html.slice(0, 160)}`),
    );
};

/** Fails when axe finds anything serious on the page, light or dark. */
export const expectAccessible = async (page: Page, screen: string): Promise<void> => {
  const found = [...(await inspect(page, 'light')), ...(await inspect(page, 'dark'))];
  await page.emulateMedia({ colorScheme: 'light' });
  expect.soft(found, screen).toEqual([]);
};
