import type { Action } from '#renderer/window/command-context.ts';
import { useStatus } from './status-store.ts';

/** What is so now, and what the server can do. */
export const statusCommands = {
  'status.open': { isEnabled: () => true, run: () => useStatus.setState({ isOpen: true }) },
} as const satisfies Record<string, Action>;
