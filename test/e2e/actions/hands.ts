import { expect, type Locator, type Page } from '@playwright/test';

type Modifier = 'Control' | 'Shift';

/** What a person does to a window, counted: a click, a key chord, and typing a word are one action each. */
export const createHands = (page: Page) => {
  let actions = 0;
  const click = async (target: Locator, ...modifiers: readonly Modifier[]): Promise<void> => {
    actions += 1;
    await target.click({ modifiers: [...modifiers] });
  };
  const press = async (chord: string): Promise<void> => {
    actions += 1;
    await page.keyboard.press(chord);
  };
  /** A click that closes the window it is made in. */
  const clickToClose = async (target: Locator): Promise<void> => {
    actions += 1;
    const closed = target.page().waitForEvent('close');
    await expect(target).toBeEnabled();
    // The window may be gone before Playwright has looked at what the click did, which it reports as an error.
    await target.click().catch(() => undefined);
    await closed;
  };
  /** A key that closes the window it is pressed in. */
  const pressToClose = async (chord: string): Promise<void> => {
    actions += 1;
    const closed = page.waitForEvent('close');
    // The window is gone before the key is up again, which Playwright reports as an error.
    await page.keyboard.press(chord).catch(() => undefined);
    await closed;
  };
  /** Types into whatever has the focus. */
  const type = async (text: string): Promise<void> => {
    actions += 1;
    await page.keyboard.type(text);
  };
  /** Chooses in a list of the system's kind. */
  const choose = async (target: Locator, value: string): Promise<void> => {
    actions += 1;
    await target.selectOption(value);
  };
  return { click, press, clickToClose, pressToClose, type, choose, count: (): number => actions };
};

export type Hands = ReturnType<typeof createHands>;
