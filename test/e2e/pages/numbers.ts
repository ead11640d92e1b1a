import { expect, type Locator } from '@playwright/test';

const firstNumber = /[\d,]+/;

/** The first number in an element's text; waits until there is one. */
export const readCount = async (target: Locator): Promise<number> => {
  await expect(target).toHaveText(firstNumber);
  return Number((firstNumber.exec((await target.textContent()) ?? '')?.[0] ?? '').replaceAll(',', ''));
};

/** How many changes the result says were read back as applied. */
export const readVerified = async (result: Locator): Promise<number> => {
  const text = (await result.textContent()) ?? '';
  return Number((/([\d,]+) as applied/.exec(text)?.[1] ?? 'none').replaceAll(',', ''));
};
