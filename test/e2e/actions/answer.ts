import { type ElectronApplication, expect, type Page } from '@playwright/test';
import { approvalWindow } from '../pages/approval.ts';

/** Where the focus is once main has shown the window; before that there is nobody who could answer. */
export const whenShown = (asked: Page): Promise<void> => expect(approvalWindow(asked).cancel).toBeFocused();

/**
 * Does something that makes main ask in a window of its own, gives that window to `look`, and answers. Returns when the
 * window is gone.
 */
const answerTo = async (
  page: Page,
  act: () => Promise<unknown>,
  isYes: boolean,
  look: (asked: Page) => Promise<unknown>,
): Promise<void> => {
  const opened = page.context().waitForEvent('page');
  await act();
  const asked = await opened;
  const parts = approvalWindow(asked);
  const button = isYes ? parts.confirm : parts.cancel;
  await expect(parts.title).toBeVisible();
  await whenShown(asked);
  await look(asked);
  await expect(button).toBeEnabled();
  const closed = asked.waitForEvent('close');
  // The window may be gone before Playwright has looked at what the click did, which it reports as an error.
  await button.click().catch(() => undefined);
  await closed;
};

const lookAtNothing = async (): Promise<void> => undefined;

/** Does something that main asks about, and says yes there. */
export const sayYes = (
  page: Page,
  act: () => Promise<unknown>,
  look = lookAtNothing as (asked: Page) => Promise<unknown>,
) => answerTo(page, act, true, look);

/** Does something that main asks about, and says no there. */
export const sayNo = (
  page: Page,
  act: () => Promise<unknown>,
  look = lookAtNothing as (asked: Page) => Promise<unknown>,
) => answerTo(page, act, false, look);

/** Chooses in the File menu that what was answered no may be asked again at once. */
export const letAskAgain = (app: ElectronApplication): Promise<unknown> =>
  app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('questions.ask-again')?.click());
