import { type BrowserWindow, powerSaveBlocker } from 'electron';

/** Shows the progress of an apply in the taskbar, and keeps the machine awake while there is one. */
export const createProgress = (findWindow: () => BrowserWindow | null) => {
  let blocker: number | null = null;
  let value: number | null = null;
  const set = (next: number | null): void => {
    value = next;
    // Minus one takes the bar away.
    findWindow()?.setProgressBar(next ?? -1);
    if (next !== null && blocker === null) blocker = powerSaveBlocker.start('prevent-app-suspension');
    if (next === null && blocker !== null) {
      powerSaveBlocker.stop(blocker);
      blocker = null;
    }
  };
  return { set, isRunning: (): boolean => value !== null };
};
