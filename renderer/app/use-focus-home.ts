import { useEffect } from 'react';
import { useDialogs } from '#renderer/data/window/dialogs.ts';
import { dropWantedFocus, keepFocus } from '#renderer/data/window/focus.ts';
import { useWhere } from '#renderer/data/window/where.ts';
import { listenToTouches } from '#renderer/ui/keys.ts';

/** Once what is being closed or taken away is gone, and has given the keyboard back if it could. */
const soon = (): void => void requestAnimationFrame(() => requestAnimationFrame(keepFocus));

/**
 * Keeps the keyboard somewhere useful: when what had it is closed, gone or switched off, it goes to what the screen is
 * about. Looked at after each key and click, and whenever the screen or the dialog is another one.
 */
export const useFocusHome = (): void => {
  const screen = useWhere((where) => where.screen);
  const place = useWhere((where) => `${where.deploymentId} ${where.organizationId}`);
  const dialog = useDialogs((dialogs) => dialogs.open?.kind ?? null);
  useEffect(() => {
    // The three say that something else is drawn now.
    if (`${screen} ${place} ${dialog}` !== '') soon();
  }, [screen, place, dialog]);
  useEffect(() => {
    const ends = [
      listenToTouches(document, ['down'], dropWantedFocus),
      listenToTouches(document, ['up'], soon),
    ];
    document.addEventListener('focusout', soon);
    return () => {
      for (const end of ends) end();
      document.removeEventListener('focusout', soon);
    };
  }, []);
};
