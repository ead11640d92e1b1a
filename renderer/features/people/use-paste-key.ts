import { useEffect } from 'react';
import { useDialogs } from '#renderer/data/window/dialogs.ts';

const isTextField = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input:not([type=checkbox], [type=radio]), textarea, select') !== null;

/**
 * A paste that no text field takes looks the people up. It is heard on the document: without a caret the browser
 * gives the event to whatever it likes.
 */
export const usePasteKey = (): void => {
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const { open, show } = useDialogs.getState();
      if (open !== null || isTextField(event.target) || isTextField(document.activeElement)) return;
      event.preventDefault();
      show({ kind: 'paste', text: event.clipboardData?.getData('text/plain') ?? '' });
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, []);
};
