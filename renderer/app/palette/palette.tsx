import { Command } from 'cmdk';
import { type SyntheticEvent, useLayoutEffect, useRef, useState } from 'react';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { type PaletteMode, useDialogs } from '#renderer/window/dialogs.ts';
import styles from './palette.module.css';
import { useEntries } from './use-entries.ts';

/** Everything by typing: commands, deployments, organizations, saved views, roles, people. */
export const Palette = ({ mode }: { readonly mode: PaletteMode }) => {
  const close = useDialogs((dialogs) => dialogs.close);
  const [text, setText] = useState('');
  const groups = useEntries(mode, text);
  const dialog = useRef<HTMLDialogElement>(null);
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element !== null && !element.open) element.showModal();
    input.current?.focus();
    return () => element?.close();
  }, []);
  const cancel = (event: SyntheticEvent): void => {
    event.preventDefault();
    close();
  };
  return (
    <dialog ref={dialog} aria-label="Command palette" className={styles.palette} onCancel={cancel}>
      <Command label="Command palette" loop shouldFilter={false}>
        <Command.Input
          ref={input}
          className={styles.input}
          placeholder={
            mode === 'all' ? 'Type a command, person, role, view or place' : 'Type the name of a deployment'
          }
          value={text}
          onValueChange={setText}
        />
        <Command.List className={styles.list} label="Results">
          <Command.Empty className={styles.none}>Nothing matches.</Command.Empty>
          {groups.map((group) => (
            <Command.Group key={group.label} heading={group.label} className={styles.group}>
              {group.entries.map((entry) => (
                <Command.Item
                  key={entry.id}
                  value={`${entry.label} ${entry.id}`}
                  disabled={entry.isDisabled ?? false}
                  className={styles.item}
                  onSelect={() => {
                    close();
                    // The dialog goes first: what is run may open another one.
                    queueMicrotask(entry.run);
                  }}
                >
                  <span className={styles.words}>
                    <SafeText>{entry.label}</SafeText>
                  </span>
                  {entry.note !== undefined && (
                    <span className={styles.note}>
                      <SafeText>{entry.note}</SafeText>
                    </span>
                  )}
                </Command.Item>
              ))}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
    </dialog>
  );
};
