/** What is said when the page has not answered a key or a click for a while. */
export const HANG = {
  type: 'warning' as const,
  message: 'Rollcall’s window does not answer.',
  detail: 'What is being applied goes on, and what is staged is kept. Wait, or load the window again.',
  buttons: ['Wait', 'Reload'],
  // Enter and Escape wait: nobody loses what they typed by a key that was meant for the page.
  defaultId: 0,
  cancelId: 0,
};
const RELOAD = 1;

export type HangDeps = {
  /** Shows the question; resolves with the button, also when the signal took the question away. */
  readonly ask: (signal: AbortSignal) => Promise<number>;
  readonly reload: () => void;
};

/**
 * Asks, while the page hangs, whether to wait or to load it again. One question at a time, however often the system
 * says so; it goes away by itself when the page answers again, and a press that came too late then does nothing.
 */
export const createHang = ({ ask, reload }: HangDeps) => {
  let open: AbortController | null = null;

  const begin = async (): Promise<void> => {
    if (open !== null) return;
    const mine = new AbortController();
    open = mine;
    const button = await ask(mine.signal);
    if (open === mine) open = null;
    if (button === RELOAD && !mine.signal.aborted) reload();
  };
  const end = (): void => {
    open?.abort();
    open = null;
  };
  return { begin, end };
};
