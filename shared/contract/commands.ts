/**
 * Every user command by id: its words and its key. The menu bar (main), the palette, buttons and the key handler
 * (renderer) all read this list, so that a command is named and bound in exactly one place. What a command does,
 * and when it is enabled, is the renderer's.
 */
export type CommandSpec = {
  readonly id: string;
  readonly label: string;
  readonly menu: 'File' | 'Edit' | 'View' | 'Members' | 'Changes' | 'Help';
  /** Electron accelerator; `CmdOrCtrl` is Command on macOS. Null: no key. */
  readonly key: string | null;
  /** A single letter that acts only while its place (the grid, the run screen) has the focus; menus show it. */
  readonly gridKey?: string;
  /** The list that hears the letter, where it is not one of people. */
  readonly gridOf?: 'tokens';
};

/** Every user command: for the menu in this order, the palette, buttons and keys. */
export const COMMANDS = [
  { id: 'deployment.add', label: 'Add deployment…', menu: 'File', key: 'CmdOrCtrl+N' },
  { id: 'deployment.switch', label: 'Switch deployment…', menu: 'File', key: 'CmdOrCtrl+Shift+K' },
  { id: 'plan.open', label: 'Open plan…', menu: 'File', key: 'CmdOrCtrl+O' },
  { id: 'plan.save', label: 'Save plan…', menu: 'File', key: 'CmdOrCtrl+Shift+S' },
  { id: 'sync.start', label: 'Refresh from server', menu: 'File', key: 'CmdOrCtrl+R' },
  { id: 'sync.cancel', label: 'Stop refreshing', menu: 'File', key: null },
  { id: 'deployment.rotate', label: 'Replace token…', menu: 'File', key: null },
  { id: 'deployment.lock', label: 'Lock or unlock applying…', menu: 'File', key: null },
  { id: 'deployment.sign-out', label: 'Sign out…', menu: 'File', key: null },
  { id: 'draft.undo', label: 'Undo staged change', menu: 'Edit', key: 'CmdOrCtrl+Z' },
  { id: 'draft.redo', label: 'Redo staged change', menu: 'Edit', key: 'CmdOrCtrl+Shift+Z' },
  { id: 'grid.search', label: 'Search the list', menu: 'Edit', key: 'CmdOrCtrl+F' },
  { id: 'palette.open', label: 'Command palette…', menu: 'View', key: 'CmdOrCtrl+K' },
  { id: 'view.members', label: 'Members', menu: 'View', key: null },
  { id: 'view.users', label: 'Users', menu: 'View', key: null },
  { id: 'view.tokens', label: 'Tokens', menu: 'View', key: null },
  { id: 'view.roles', label: 'Roles', menu: 'View', key: null },
  { id: 'view.history', label: 'History of applies', menu: 'View', key: 'CmdOrCtrl+Shift+H' },
  { id: 'history.verify', label: 'Verify the journal', menu: 'View', key: null },
  { id: 'view.changes', label: 'What changed at the last refresh', menu: 'View', key: null },
  { id: 'status.open', label: 'Status and capabilities', menu: 'View', key: null },
  { id: 'inspector.toggle', label: 'Inspector', menu: 'View', key: 'CmdOrCtrl+I' },
  { id: 'filter.clear', label: 'Clear search and filters', menu: 'View', key: null },
  { id: 'view.save', label: 'Save this view…', menu: 'View', key: null },
  { id: 'selection.all', label: 'Select all matching', menu: 'Members', key: 'CmdOrCtrl+A' },
  { id: 'selection.paste', label: 'Select pasted people…', menu: 'Members', key: null },
  { id: 'selection.clear', label: 'Clear selection', menu: 'Members', key: null },
  { id: 'selection.show', label: 'Show only selected', menu: 'Members', key: null },
  { id: 'stage.add', label: 'Add roles…', menu: 'Members', key: null, gridKey: 'A' },
  { id: 'stage.remove', label: 'Remove roles…', menu: 'Members', key: null, gridKey: 'R' },
  { id: 'stage.exactly', label: 'Make roles exactly…', menu: 'Members', key: null, gridKey: 'E' },
  { id: 'stage.site', label: 'Change site roles…', menu: 'Members', key: null, gridKey: 'S' },
  { id: 'stage.people', label: 'Add people to this organization…', menu: 'Members', key: null, gridKey: 'N' },
  { id: 'stage.join', label: 'Add to another organization…', menu: 'Members', key: null, gridKey: 'O' },
  { id: 'stage.leave', label: 'Remove from organization…', menu: 'Members', key: null, gridKey: 'X' },
  { id: 'role.create', label: 'New custom role…', menu: 'Members', key: null },
  { id: 'stage.suspend', label: 'Suspend…', menu: 'Members', key: null, gridKey: 'U' },
  { id: 'stage.activate', label: 'Activate…', menu: 'Members', key: null, gridKey: 'V' },
  { id: 'stage.expire', label: 'Expire tokens', menu: 'Members', key: null, gridKey: 'T', gridOf: 'tokens' },
  { id: 'plan.review', label: 'Review changes', menu: 'Changes', key: 'CmdOrCtrl+Shift+P' },
  { id: 'plan.apply', label: 'Apply…', menu: 'Changes', key: 'CmdOrCtrl+S' },
  { id: 'plan.copy-curl', label: 'Copy plan as curl', menu: 'Changes', key: null },
  { id: 'plan.copy-coder', label: 'Copy plan as coder CLI', menu: 'Changes', key: null },
  { id: 'plan.copy-json', label: 'Copy plan as JSON', menu: 'Changes', key: null },
  { id: 'draft.discard-selected', label: 'Discard staged changes of selected', menu: 'Changes', key: null },
  {
    id: 'draft.discard-all',
    label: 'Discard all staged changes…',
    menu: 'Changes',
    key: 'CmdOrCtrl+Shift+Delete',
  },
  { id: 'run.attention', label: 'Show the apply at work or waiting', menu: 'Changes', key: 'CmdOrCtrl+J' },
  { id: 'run.pause', label: 'Pause the apply', menu: 'Changes', key: null, gridKey: 'P' },
  { id: 'run.resume', label: 'Resume the apply', menu: 'Changes', key: null, gridKey: 'R' },
  { id: 'run.continue', label: 'Continue after a halted wave', menu: 'Changes', key: null, gridKey: 'C' },
  { id: 'run.cancel', label: 'Cancel the rest of the apply', menu: 'Changes', key: null },
  { id: 'run.undo', label: 'Undo this apply…', menu: 'Changes', key: null, gridKey: 'U' },
  { id: 'run.restage', label: 'Stage again what was not done', menu: 'Changes', key: null, gridKey: 'S' },
  { id: 'run.acknowledge', label: 'Acknowledge all that need a look', menu: 'Changes', key: null },
  { id: 'help.keys', label: 'Keyboard shortcuts', menu: 'Help', key: 'F1' },
  { id: 'help.diagnostics', label: 'Save diagnostics…', menu: 'Help', key: null },
  { id: 'help.about', label: 'About Rollcall', menu: 'Help', key: null },
] as const satisfies readonly CommandSpec[];

/** The id of a user command. */
export type CommandId = (typeof COMMANDS)[number]['id'];

/** What is known of a screen without its code, which is `PAGES` in `renderer/app/later-parts.tsx`. */
type ScreenSpecLike = {
  readonly id: string;
  /** Its name in the sidebar. */
  readonly title: string;
  /** The user command that leads there. */
  readonly command: CommandId | null;
  /** Where the sidebar has it; null: something else leads there. */
  readonly group: 'Deployment' | 'Changes' | null;
  /** Whether it shows without any deployment. */
  readonly isForNone?: boolean;
  /** Another screen that is a part of it, as the sidebar sees it. */
  readonly holds?: string;
};

/** Every screen; the sidebar has those of a group in this order. */
export const SCREENS = [
  { id: 'connect', title: 'Add deployment', command: 'deployment.add', group: null, isForNone: true },
  // Each organization is a place of its own there.
  { id: 'members', title: 'Members', command: 'view.members', group: null },
  { id: 'users', title: 'Users', command: 'view.users', group: 'Deployment' },
  { id: 'roles', title: 'Roles', command: 'view.roles', group: 'Deployment' },
  { id: 'tokens', title: 'Tokens', command: 'view.tokens', group: 'Deployment' },
  { id: 'review', title: 'Review', command: 'plan.review', group: 'Changes' },
  { id: 'run', title: 'Apply', command: null, group: null },
  { id: 'history', title: 'History', command: 'view.history', group: 'Changes', holds: 'run' },
  { id: 'changed', title: 'What changed', command: 'view.changes', group: 'Changes' },
] as const satisfies readonly ScreenSpecLike[];

export type Screen = (typeof SCREENS)[number]['id'];
export type ScreenSpec = ScreenSpecLike & { readonly id: Screen };
