import type { CommandId } from './commands.ts';

/**
 * What preload exposes to the page as `window.rollcall`, and nothing more: a port to the store and a few host
 * calls. No token, path, SQL or channel name passes here. A golden test holds the list of names.
 */
export type Bridge = {
  /**
   * Asks for the port to the store, which main was asked for before the page began. The port arrives as a `message` event on `window` whose data is
   * `PORT_MESSAGE` and whose first port is the one to use; again after the store was restarted.
   */
  readonly connect: () => void;
  /** Calls back with each command chosen from the menu bar; returns the way to stop. */
  readonly onCommand: (listener: (id: CommandId) => void) => () => void;
  /** Calls back with the plan whose notification was clicked; returns the way to stop. */
  readonly onOpenPlan: (listener: (plan: PlanPlace) => void) => () => void;
  /** Tells main which commands are possible now, so that the menu bar can grey out the rest. */
  readonly setEnabledCommands: (ids: readonly CommandId[]) => void;
  /** Puts plain text on the clipboard. */
  readonly copyText: (text: string) => Promise<void>;
  /** Tells main that the first rows are on the screen; for the smoke test and the start benchmark. */
  readonly reportReady: () => void;
  readonly platform: 'darwin' | 'win32' | 'linux';
};

/** A plan and the deployment it belongs to, by id. */
export type PlanPlace = { readonly deploymentId: string; readonly planId: string };

/** What the approval window may ask and answer; the main window's frame is refused these. */
export type ApprovalBridge = {
  readonly get: () => Promise<ApprovalRequest | null>;
  readonly answer: (approved: boolean) => void;
};

export type ApprovalRequest = {
  readonly title: string;
  readonly lines: readonly string[];
  readonly confirmLabel: string;
  readonly environment: 'production' | 'staging' | 'other';
  readonly deployment: string;
};

/** Data of the window message that carries the store's port. */
export const PORT_MESSAGE = 'rollcall:port';
