import { useEffect } from 'react';
import { findDialogStart } from '#renderer/ui/dialog-start.ts';
import { listenToTouches } from '#renderer/ui/keys.ts';
import { dropWantedFocus, isFocusLost, keepFocus } from '#renderer/window/focus.ts';

/** What takes the keyboard from an element, or makes one that can have it, beside the coming and going of elements. */
const CHANGES = ['class', 'data-focus-target', 'disabled', 'hidden', 'inert', 'open', 'tabindex'];

/** A dialog that lost its keyboard has it again at its start; else it goes to what the screen is about. */
const bringBack = (): void => {
  if (!isFocusLost()) return;
  const dialog = [...document.querySelectorAll<HTMLDialogElement>('dialog[open]')].at(-1);
  if (dialog === undefined) keepFocus();
  else findDialogStart(dialog)?.focus();
};

/**
 * Keeps the keyboard somewhere useful: when what had it is closed, gone or switched off, it goes to what the screen is
 * about, or to the dialog that stands before it. Looked at after each key, each click and each change of the page: what
 * has it may go long after the key that takes it away, and where it belongs may come later still.
 */
export const useFocusHome = (): void => {
  useEffect(() => {
    let isDue = false;
    /** Once what is closed or taken away is gone, has given the keyboard back if it could, and the browser knows. */
    const soon = (): void => {
      if (isDue) return;
      isDue = true;
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          isDue = false;
          bringBack();
        }),
      );
    };
    const seen = new MutationObserver(soon);
    seen.observe(document.body, { subtree: true, childList: true, attributeFilter: CHANGES });
    const ends = [
      listenToTouches(document, ['down'], dropWantedFocus),
      listenToTouches(document, ['up'], soon),
      () => seen.disconnect(),
    ];
    document.addEventListener('focusout', soon);
    return () => {
      for (const end of ends) end();
      document.removeEventListener('focusout', soon);
    };
  }, []);
};
