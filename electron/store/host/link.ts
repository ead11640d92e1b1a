import type { FromStoreProcess } from '#shared/contract/host.ts';

/** A transferred message port, as Electron gives it to a utility process (`MessagePortMain`). */
export interface PortLike {
  readonly postMessage: (message: unknown) => void;
  readonly on: (event: 'message' | 'close', listener: (event: { readonly data: unknown }) => void) => unknown;
  readonly start: () => void;
  readonly close: () => void;
}

/** The line to main, whichever launcher started us. */
export interface HostLink {
  readonly send: (message: FromStoreProcess) => void;
  /** Waits until what was sent has left, or half a second. */
  readonly flush: () => Promise<void>;
  readonly onMessage: (listener: (message: unknown, ports: readonly PortLike[]) => void) => void;
  readonly onGone: (listener: () => void) => void;
}
