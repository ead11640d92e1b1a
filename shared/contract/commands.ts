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
  /** Single letters that act only while the grid has the focus; the menu shows them beside the label. */
  readonly gridKey?: string;
};

export const COMMANDS = [
  { id: 'deployment.add', label: 'Add deployment…', menu: 'File', key: 'CmdOrCtrl+N' },
  { id: 'deployment.switch', label: 'Switch deployment…', menu: 'File', key: 'CmdOrCtrl+Shift+K' },
  { id: 'sync.start', label: 'Refresh from server', menu: 'File', key: 'CmdOrCtrl+R' },
  { id: 'sync.cancel', label: 'Stop refreshing', menu: 'File', key: null },
  { id: 'deployment.rotate', label: 'Replace token…', menu: 'File', key: null },
  { id: 'deployment.lock', label: 'Lock or unlock applying…', menu: 'File', key: null },
  { id: 'deployment.sign-out', label: 'Sign out…', menu: 'File', key: null },
  { id: 'draft.undo', label: 'Undo staged change', menu: 'Edit', key: 'CmdOrCtrl+Z' },
  { id: 'draft.redo', label: 'Redo staged change', menu: 'Edit', key: 'CmdOrCtrl+Shift+Z' },
  { id: 'grid.search', label: 'Search members', menu: 'Edit', key: 'CmdOrCtrl+F' },
  { id: 'palette.open', label: 'Command palette…', menu: 'View', key: 'CmdOrCtrl+K' },
  { id: 'view.members', label: 'Members', menu: 'View', key: null },
  { id: 'view.users', label: 'Users', menu: 'View', key: null },
  { id: 'view.roles', label: 'Roles', menu: 'View', key: null },
  { id: 'view.history', label: 'History of applies', menu: 'View', key: 'CmdOrCtrl+Shift+H' },
  { id: 'view.changes', label: 'What changed since the last refresh', menu: 'View', key: null },
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
  { id: 'plan.review', label: 'Review changes', menu: 'Changes', key: 'CmdOrCtrl+Shift+P' },
  { id: 'plan.apply', label: 'Apply…', menu: 'Changes', key: 'CmdOrCtrl+S' },
  { id: 'draft.discard-selected', label: 'Discard staged changes of selected', menu: 'Changes', key: null },
  {
    id: 'draft.discard-all',
    label: 'Discard all staged changes…',
    menu: 'Changes',
    key: 'CmdOrCtrl+Shift+Delete',
  },
  { id: 'help.keys', label: 'Keyboard shortcuts', menu: 'Help', key: 'F1' },
  { id: 'help.about', label: 'About Rollcall', menu: 'Help', key: null },
] as const satisfies readonly CommandSpec[];

export type CommandId = (typeof COMMANDS)[number]['id'];
