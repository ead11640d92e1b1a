import { isRoot } from './apt.ts';

/**
 * The Chromium switches that this machine needs: no sandbox for root alone (Chromium refuses to start otherwise;
 * everybody else keeps it), and no GPU on an X server that has none.
 */
export const toSwitches = (display: { readonly isUnseen: boolean }): readonly string[] => [
  ...(process.platform === 'linux' && isRoot() ? ['--no-sandbox'] : []),
  ...(display.isUnseen ? ['--disable-gpu'] : []),
];
