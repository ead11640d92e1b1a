import type { CDPSession, Locator, Page } from '@playwright/test';

/** Every key with which an input method is steered, as the page gets it while it composes. */
const STEERING = [
  { key: 'Enter', code: 'Enter' },
  { key: 'Process', code: 'Enter' },
  { key: ' ', code: 'Space' },
  { key: 'ArrowDown', code: 'ArrowDown' },
  { key: 'ArrowUp', code: 'ArrowUp' },
  { key: 'Tab', code: 'Tab' },
  { key: 'a', code: 'KeyA' },
  { key: 'Escape', code: 'Escape' },
] as const;
const TAKEN = 229;

/** An input method, as far as a debugger can be one. */
export const createInputMethod = async (page: Page) => {
  const session: CDPSession = await page.context().newCDPSession(page);
  const compose = (text: string): Promise<unknown> =>
    session.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  /** A key that the input method takes: it says so by the key code, and to a field that composes by `isComposing`. */
  const steer = async (key: string, code: string, keyCode = TAKEN): Promise<void> => {
    const common = { key, code, windowsVirtualKeyCode: keyCode, nativeVirtualKeyCode: keyCode };
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...common });
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...common });
  };
  /** Ends with nothing, and lets go of the key that did it. */
  const giveUp = async (): Promise<void> => {
    await compose('');
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Escape', code: 'Escape' });
  };
  return {
    giveUp,
    compose,
    steer,
    /** Accepts what is composed. */
    accept: (text: string): Promise<unknown> => session.send('Input.insertText', { text }),
    /** Composes in a field and presses everything that steers, then gives the composition up. */
    steerThrough: async (field: Locator, text: string): Promise<void> => {
      await field.focus();
      await compose(text);
      for (const { key, code } of STEERING) await steer(key, code);
      // Some say so by `isComposing` alone.
      await steer('Enter', 'Enter', 13);
      await giveUp();
    },
    end: (): Promise<void> => session.detach(),
  };
};

/** One key at a place of the keyboard, on a layout that has another letter there. */
export const pressAt = async (
  page: Page,
  key: string,
  code: string,
  held: { readonly isCtrl?: boolean; readonly isShift?: boolean } = {},
): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  const modifiers = (held.isCtrl === true ? 2 : 0) + (held.isShift === true ? 8 : 0);
  // What Windows and X11 give: the key code of the letter that a US keyboard has there.
  const keyCode = /^Key[A-Z]$/.test(code) ? code.charCodeAt(3) : 0;
  const common = { key, code, modifiers, windowsVirtualKeyCode: keyCode, nativeVirtualKeyCode: keyCode };
  const text = modifiers === 0 ? { text: key, unmodifiedText: key } : {};
  await session.send('Input.dispatchKeyEvent', {
    type: modifiers === 0 ? 'keyDown' : 'rawKeyDown',
    ...common,
    ...text,
  });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...common });
  await session.detach();
};
