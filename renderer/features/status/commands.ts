import { create } from 'zustand';
import type { Action } from '#renderer/window/commands.ts';

/** Is the status popover open? A command opens it as well as its button. */
export const useStatus = create<{ readonly isOpen: boolean }>()(() => ({ isOpen: false }));

/** What is so now, and what the server can do. */
export const statusCommands = {
  'status.open': { isEnabled: () => true, run: () => useStatus.setState({ isOpen: true }) },
} as const satisfies Record<string, Action>;
