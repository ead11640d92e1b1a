import type { MessagePortMain } from 'electron';
import type { StartInfo, ToStore } from '#shared/contract/host.ts';

export type Launcher = StartInfo['launcher'];

/** A running store process, whichever way it was started. Messages are not parsed yet. */
export interface StoreChild {
  readonly pid: number | undefined;
  readonly post: (message: ToStore, ports?: readonly MessagePortMain[]) => void;
  /** To be called once. A child that was started early is heard from its first word on. */
  readonly onMessage: (listener: (message: unknown) => void) => void;
  /** What it wrote to stderr, a piece at a time. */
  readonly onComplaint: (listener: (text: string) => void) => void;
  /** Calls once, however it ended; also when it could not be started at all. */
  readonly onExit: (listener: (code: number | null) => void) => void;
  readonly kill: () => void;
}
