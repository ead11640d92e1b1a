import { toPlainEnv } from '../node/env.mjs';
import type { Display } from './display.ts';

/** The environment for the app: what passes of ours, the display, and the Node its store runs on when Electron's is too old. */
export const toAppEnv = (display: Pick<Display, 'env'>): NodeJS.ProcessEnv => ({
  ...toPlainEnv(),
  ...display.env,
  ROLLCALL_NODE: process.execPath,
});
