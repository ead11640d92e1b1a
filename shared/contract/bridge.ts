import type { Colour, Environment } from '../model/deployment-choices.ts';
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
  /** Puts plain text on the clipboard; false: it was refused, since no person did anything just before, or is too long. */
  readonly copyText: (text: string) => Promise<boolean>;
  /** Tells main that the first rows are on the screen; for the smoke test and the start benchmark. */
  readonly reportReady: () => void;
  /** The deployment that the window opens with, as it was when it was last known: told before the store answers. */
  readonly findLast: () => Promise<LastPlace | null>;
  readonly platform: 'darwin' | 'win32' | 'linux';
};

/** What may be shown of a deployment before the store answers. `people` null: nothing is copied, or nobody knows. */
export type LastPlace = {
  readonly name: string;
  readonly kind: 'remote' | 'demo';
  readonly environment: Environment;
  readonly colour: Colour;
  readonly people: number | null;
};

/** A plan and the deployment it belongs to, by id. */
export type PlanPlace = { readonly deploymentId: string; readonly planId: string };

/** What the approval window may ask and answer; the main window's frame is refused these. */
export type ApprovalBridge = {
  readonly get: () => Promise<ApprovalRequest | null>;
  /** The question is drawn and this many pixels high: has the window shown, and resolves once a person can see it. */
  readonly present: (heightPx: number) => Promise<void>;
  readonly answer: (approved: boolean) => void;
  /** A no, and nothing is asked any more in this session. */
  readonly stop: () => void;
};

type Danger = 'production' | 'staging' | 'other';

/** A question to a person. Every text was made safe to look at by the store (`account/confirm.ts`). */
export type ApprovalRequest = {
  /** How often in a row this person has just said no, when that is so often that something may be asking by itself. */
  readonly declined: number | null;
  readonly title: string;
  readonly lines: readonly string[];
  /** What becomes another one, from what to what; `from` null: there is nothing before it to tell. */
  readonly moves: readonly { readonly what: string; readonly from: string | null; readonly to: string }[];
  /** Whom it is about; null: nobody. */
  readonly people: { readonly first: readonly string[]; readonly more: number } | null;
  /** Why something that a guard stops is meant all the same. */
  readonly reasons: readonly { readonly what: string; readonly reason: string }[];
  readonly confirmLabel: string;
  readonly tone: 'normal' | 'danger';
  /** Which deployment it is about, as the store knows it: `environmentFirst` is what it was first kept as. */
  readonly subject: {
    readonly name: string;
    readonly host: string;
    readonly account: string | null;
    readonly environment: Danger;
    readonly environmentFirst: Danger;
  } | null;
};

/** Data of the window message that carries the store's port. */
export const PORT_MESSAGE = 'rollcall:port';
