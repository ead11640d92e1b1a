import { type ClipboardEvent, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { onPress } from '#renderer/ui/keys.ts';
import { useCommands } from '#renderer/window/commands.ts';
import styles from './paste.module.css';

type Props = {
  readonly text: string;
  readonly onRead: (text: string) => void;
  readonly onClose: () => void;
};

/** More than this is not shown for changing: a text field would be slow, and nobody reads it. */
const MOST_EDITED = 100_000;

const toHint = (text: string, isMac: boolean): string =>
  text.length > MOST_EDITED
    ? `What was pasted has ${formatCount(text.length)} characters, too many to change here. Paste another text instead.`
    : `In any form: a ticket, a mail, a column of a sheet, CSV. ${isMac ? '⌘Enter' : 'Ctrl+Enter'} looks them up; nothing is sent.`;

/** The text to find people in. Pasting into it while it is empty looks them up at once. */
export const PasteField = ({ text, onRead, onClose }: Props) => {
  const [draft, setDraft] = useState(text.length > MOST_EDITED ? '' : text);
  const isMac = useCommands((commands) => commands.isMac);
  const isReady = draft.trim() !== '';
  const read = (): void => {
    if (isReady) onRead(draft);
  };
  const paste = (event: ClipboardEvent): void => {
    const pasted = event.clipboardData.getData('text/plain');
    if (isReady || pasted.trim() === '') return;
    event.preventDefault();
    onRead(pasted);
  };
  const press = onPress(({ key, isMeta, isCtrl }, event) => {
    if (key !== 'Enter' || !(isMac ? isMeta : isCtrl)) return;
    event.preventDefault();
    read();
  });
  return (
    <Dialog
      title="Select pasted people"
      size="large"
      onClose={onClose}
      onSubmit={read}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={!isReady}>
            Look them up
          </Button>
        </>
      }
    >
      <Field label="Usernames or e-mail addresses" hint={toHint(text, isMac)}>
        {({ className: _own, ...control }) => (
          <textarea
            {...control}
            className={styles.text}
            rows={10}
            spellCheck={false}
            value={draft}
            onChange={(event) => setDraft(event.target.value)}
            onPaste={paste}
            onKeyDown={press}
          />
        )}
      </Field>
    </Dialog>
  );
};
