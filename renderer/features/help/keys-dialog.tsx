import { Dialog } from '#renderer/ui/dialog.tsx';
import { formatKey, useCommands } from '#renderer/window/commands.ts';
import { useDialogs } from '#renderer/window/dialogs.ts';
import { COMMANDS, type CommandSpec } from '#shared/contract/commands.ts';
import styles from './help.module.css';

const toGridKeys = (isMac: boolean) =>
  [
    [formatKey('CmdOrCtrl+V', isMac), 'Select the people of a pasted list'],
    ['↑ ↓ PageUp PageDown Home End', 'Move in the list'],
    ['Shift with them', 'Extend the selection'],
    ['Space', 'Select or unselect the person'],
    ['Enter', 'Show the person in the inspector'],
    ['/', 'Search'],
    ['Escape', 'Clear the selection'],
    ['X Delete', 'In the review: take the line out'],
    ['M T B', 'On a conflict: mine, theirs, both; with Shift for all'],
    ['Alt+← Alt+→', 'On a column name: change its width'],
  ] as const;

const Keys = ({ rows }: { readonly rows: readonly (readonly [key: string, label: string])[] }) => (
  <dl className={styles.keys}>
    {rows.map(([key, label]) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>
          <kbd>{key}</kbd>
        </dd>
      </div>
    ))}
  </dl>
);

/** What scrolls must hold something that takes the focus, or the keyboard could not scroll it. */
const SCROLLABLE = { tabIndex: 0 } as const;

/** Every key of the app. */
export const KeysDialog = () => {
  const close = useDialogs((dialogs) => dialogs.close);
  const isMac = useCommands((commands) => commands.isMac);
  const specs: readonly CommandSpec[] = COMMANDS;
  const rows = specs.flatMap((spec) => {
    const key = spec.gridKey ?? spec.key;
    return key === null ? [] : [[formatKey(key, isMac), spec.label.replace('…', '')] as const];
  });
  return (
    <Dialog title="Keyboard shortcuts" size="large" onClose={close}>
      <section aria-label="Keys" {...SCROLLABLE}>
        <Keys rows={[...rows, ...toGridKeys(isMac)]} />
      </section>
    </Dialog>
  );
};
