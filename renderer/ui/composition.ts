import { isOfComposition, type KeyEvent } from '#shared/base/press.ts';
import { createHeldKeys } from './held-keys.ts';

/** How long after its end a key may still be one that a composition was ended with. */
const TAIL_MS = 500;

type Timed = Pick<KeyEvent, 'key' | 'keyCode' | 'isComposing'> & { readonly timeStamp: number };

/**
 * What is known of an input method from the events of a window. `isOurs` of a key press says whether it is the input
 * method's. On macOS the Enter that accepts a candidate comes once more, after the composition has ended and with
 * nothing to tell it by: until a key is up again, or for half a second, a press belongs to what just ended.
 */
export const createComposition = () => {
  let isOn = false;
  let endedMs: number | null = null;
  const isTail = (timeStamp: number): boolean => endedMs !== null && timeStamp - endedMs < TAIL_MS;
  return {
    start: (): void => {
      isOn = true;
      endedMs = null;
    },
    end: (atMs: number): void => {
      isOn = false;
      endedMs = atMs;
    },
    /** A key is up. */
    up: (): void => {
      endedMs = null;
    },
    /** The field that composed is gone or left: what is pressed next is meant for another place. */
    drop: (): void => {
      isOn = false;
      endedMs = null;
    },
    isOn: (): boolean => isOn,
    isOurs: (press: Timed): boolean => isOn || isOfComposition(press) || isTail(press.timeStamp),
  };
};

/** Keys with which the browser itself does something: submits a form, closes a dialog, moves the focus. */
const BROWSER_KEYS: readonly string[] = ['Enter', 'NumpadEnter', 'Escape', 'Tab'];

const composition = createComposition();

/** Whether an input method composes in this window now. */
export const hasComposition = (): boolean => composition.isOn();

/**
 * Keeps every key of an input method from every handler of a page, those of libraries too, and the repetitions of a held
 * key that went down elsewhere: it stands before all of them, at the window, where nobody else may listen
 * (`npm run boundaries`). What is composed goes into its field as ever.
 */
export const guardKeys = (page: Window): void => {
  const held = createHeldKeys<EventTarget | null>();
  page.addEventListener('compositionstart', composition.start, true);
  page.addEventListener('compositionend', (event) => composition.end(event.timeStamp), true);
  page.addEventListener('focusout', composition.drop, true);
  page.addEventListener(
    'keyup',
    (event) => {
      composition.up();
      held.up(event);
    },
    true,
  );
  page.addEventListener(
    'keydown',
    (event) => {
      const isComposed = composition.isOurs(event);
      // What is given on to another element is no key that went down there.
      const isHeld = event.isTrusted && held.isMeantElsewhere(event, event.target);
      if (!isComposed && !isHeld) return;
      event.stopImmediatePropagation();
      // The field gets what is composed, and nothing of a key that is held.
      if (!isComposed || BROWSER_KEYS.includes(event.key)) event.preventDefault();
    },
    true,
  );
};
