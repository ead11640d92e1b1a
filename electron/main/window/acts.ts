import type { Clock } from '#shared/base/ports.ts';

/** What a person does on purpose. Moving the pointer over the window, or a wheel, is no wish. */
const PRESSES: ReadonlySet<string> = new Set(['mouseDown', 'rawKeyDown', 'keyDown', 'touchEnd']);
/** The end of a press: what it was pressed for is asked only now, and the button may have been held for long. */
const RELEASE = 'mouseUp';

/** As long as a browser takes a click to be the reason of what a page does. */
export const actLifeMs = 5_000;

/**
 * Remembers the last thing that a person did in a window, as main saw it and whatever the page says. `take` is true
 * once for each, within five seconds: one press is good for one thing.
 */
export const createActs = (clock: Pick<Clock, 'monotonicMs'>) => {
  let lastMs: number | null = null;
  /** A command chosen from the menu bar is noted as well: it is no input to the page. */
  const note = (): void => {
    lastMs = clock.monotonicMs();
  };
  /** The same press goes on: no second one, and none at all once it was good for something. */
  const renew = (): void => {
    if (lastMs !== null) note();
  };
  const take = (): boolean => {
    const isRecent = lastMs !== null && clock.monotonicMs() - lastMs <= actLifeMs;
    lastMs = null;
    return isRecent;
  };
  return { note, renew, take };
};

export type Acts = ReturnType<typeof createActs>;

type PressedInput = { readonly type: string; readonly isAutoRepeat?: boolean };

/** The part of Electron's `WebContents` that is used. */
type Pressed = {
  on(event: 'input-event', listener: (event: unknown, input: PressedInput) => void): unknown;
};

/**
 * Notes every press of a key or button that reaches a page from outside, once, however long it is held. No script in the
 * page can make one.
 */
export const followActs = (contents: Pressed, acts: Pick<Acts, 'note' | 'renew'>): void => {
  contents.on('input-event', (_event, { type, isAutoRepeat }) => {
    if (isAutoRepeat === true) return;
    if (PRESSES.has(type)) acts.note();
    if (type === RELEASE) acts.renew();
  });
};
