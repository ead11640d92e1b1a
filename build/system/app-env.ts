import type { Display } from './display.ts';

/** The environment for the app: ours, the display, and the Node its store runs on when Electron's is too old. */
export const toAppEnv = (display: Pick<Display, 'env'>): NodeJS.ProcessEnv => ({
  ...process.env,
  ...display.env,
  ROLLCALL_NODE: process.execPath,
});
