import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

/** Takes numbered pictures of the same state, light and dark, into a folder. */
export const createCamera = (outDir: string) => {
  mkdirSync(outDir, { recursive: true });
  let number = 0;
  let pictures = 0;
  const shoot = async (page: Page, name: string): Promise<void> => {
    number += 1;
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const file = `${String(number).padStart(2, '0')}-${name}-${colorScheme}.png`;
      await page.screenshot({ path: join(outDir, file), animations: 'disabled' });
      pictures += 1;
    }
    await page.emulateMedia({ colorScheme: 'light' });
  };
  return { shoot, count: (): number => pictures };
};

export type Camera = ReturnType<typeof createCamera>;
