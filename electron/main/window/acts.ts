import type { Clock } from '#shared/base/ports.ts';

/** What a person does on purpose. Moving the pointer over the window, or a wheel, is no wish. */
const PRESSES: ReadonlySet<string> = new Set(['mouseDown', 'mouseUp', 'rawKeyDown', 'keyDown', 'touchEnd']);

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
  const take = (): boolean => {
    const isRecent = lastMs !== null && clock.monotonicMs() - lastMs <= actLifeMs;
    lastMs = null;
    return isRecent;
  };
  return { note, take };
};

export type Acts = ReturnType<typeof createActs>;

/** The part of Electron's `WebContents` that is used. */
type Pressed = {
  on(event: 'input-event', listener: (event: unknown, input: { readonly type: string }) => void): unknown;
};

/** Notes every press of a key or button that reaches a page from outside. No script in the page can make one. */
export const followActs = (contents: Pressed, acts: Acts): void => {
  contents.on('input-event', (_event, { type }) => {
    if (PRESSES.has(type)) acts.note();
  });
};
