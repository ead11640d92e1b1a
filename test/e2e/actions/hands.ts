import type { Locator, Page } from '@playwright/test';

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
  return { click, press, pressToClose, type, choose, count: (): number => actions };
};

export type Hands = ReturnType<typeof createHands>;
