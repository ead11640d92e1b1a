import { isRoot } from './apt.ts';

/**
 * The Chromium switches that this machine needs: no sandbox for root alone (Chromium refuses to start otherwise;
 * everybody else keeps it), and where nobody looks no GPU and no complaints about a missing desktop bus.
 */
export const toSwitches = (display: { readonly isUnseen: boolean }): readonly string[] => [
  ...(process.platform === 'linux' && isRoot() ? ['--no-sandbox'] : []),
  ...(display.isUnseen ? ['--disable-gpu', '--log-level=3'] : []),
];
