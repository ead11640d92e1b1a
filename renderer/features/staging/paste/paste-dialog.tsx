import { type ClipboardEvent, useEffect, useRef, useState } from 'react';
import { useCommand } from '#renderer/client/use-command.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { countOf, formatCount, people } from '#renderer/ui/format.ts';
import { onPress } from '#renderer/ui/keys.ts';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { useCommands } from '#renderer/window/commands.ts';
import { useDialogs } from '#renderer/window/dialogs.ts';
import { moveFocus } from '#renderer/window/focus.ts';
import { getList, patchList, useSelectionSummary } from '#renderer/window/list.ts';
import { useNotice } from '#renderer/window/notice.ts';
import { useScope } from '#renderer/window/where.ts';
import { NO_FILTER } from '#shared/model/member-filter.ts';
import type { Scope } from '#shared/model/organization.ts';
import { Outcome, Waiting } from './outcome.tsx';
import styles from './paste.module.css';
import { toAction, toCurrentFailure, toRoleQuestion } from './text.ts';
import { type PasteOutcome as OutcomeOf, usePastedList } from './use-pasted-list.ts';

type FieldProps = {
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
const PasteField = ({ text, onRead, onClose }: FieldProps) => {
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

type Props = {
  readonly scope: Scope;
  readonly text: string;
  readonly onEdit: () => void;
  readonly onClose: () => void;
};
type RoleNamed = OutcomeOf['roles'][number];

/** When the answer is there the keyboard stands on the button that Enter presses, or on the way back to the text. */
const useStart = (isRead: boolean) => {
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isRead) return;
    const dialog = body.current?.closest('dialog');
    const start =
      dialog?.querySelector<HTMLElement>('button[type="submit"]:not(:disabled)') ??
      dialog?.querySelector<HTMLElement>('footer button');
    start?.focus();
  }, [isRead]);
  return body;
};

/** The list then shows exactly who was selected, and the keyboard is in it. */
const showSelected = (then: () => void): void => {
  patchList({ filter: { ...NO_FILTER, selectedOnly: true } });
  // After the dialog has given the focus back to where it came from.
  setTimeout(() => {
    moveFocus('grid');
    then();
  }, 0);
};

const MOST_ROLES_NAMED = 3;

/** Roles that the text names, each as a proposal that leads to staging it for those who were found. */
const Roles = ({
  roles,
  isReady,
  onTake,
}: {
  readonly roles: readonly RoleNamed[];
  readonly isReady: boolean;
  readonly onTake: (role: RoleNamed) => void;
}) => (
  <ul className={styles.roles} aria-label="Roles that the text names">
    {roles.slice(0, MOST_ROLES_NAMED).map((role) => (
      <li key={role.name}>
        <SafeText>{toRoleQuestion(role)}</SafeText>
        <Button disabled={!isReady} onClick={() => onTake(role)}>
          {role.verb === 'remove' ? 'Select and remove it…' : 'Select and add it…'}
        </Button>
      </li>
    ))}
    {roles.length > MOST_ROLES_NAMED && (
      <li className={styles.soft}>
        and {countOf(roles.length - MOST_ROLES_NAMED, 'more role was', 'more roles were')} named: select the
        people, then add them in the list.
      </li>
    )}
  </ul>
);

/** Who a pasted text means, and Enter to select them. */
const Resolver = ({ scope, text, onEdit, onClose }: Props) => {
  const { pasted, retry } = usePastedList(scope, text);
  const [mode, setMode] = useState<'replace' | 'add'>('replace');
  const { run, isBusy, failure } = useCommand('selection.change');
  const selected = useSelectionSummary()?.selected ?? 0;
  const body = useStart(pasted.kind === 'read');

  const outcome = pasted.kind === 'read' ? pasted.outcome : null;
  const count = outcome?.people.takenMembers ?? 0;
  const [failedOf, setFailedOf] = useState<string | null>(null);
  const shown = toCurrentFailure(failure, failedOf, pasted.kind === 'read' ? pasted.pasteId : failedOf);
  const keep = mode === 'add' && selected > 0;
  const select = async (role: RoleNamed | null): Promise<void> => {
    if (pasted.kind !== 'read' || count === 0 || isBusy) return;
    const change = { kind: 'list', pasteId: pasted.pasteId, keep } as const;
    setFailedOf(pasted.pasteId);
    const reply = await run({ ...scope, ...getList(), change });
    if (!reply.ok) return;
    useNotice.getState().saySelected(`${keep ? 'Added' : 'Selected'} ${people(count)} from a pasted list.`);
    onClose();
    showSelected(() => {
      if (role === null) return;
      const staging = { mode: role.verb === 'remove' ? 'remove' : 'add', of: 'list' } as const;
      useDialogs.getState().show({ kind: 'stage', ...staging, roles: [role.name] });
    });
  };

  return (
    <Dialog
      title="Select pasted people"
      size="wide"
      onClose={onClose}
      onSubmit={() => void select(null)}
      footer={
        <>
          <span className={styles.left}>
            <Button look="quiet" onClick={onEdit}>
              Change the text…
            </Button>
          </span>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={count === 0 || isBusy}>
            {pasted.kind === 'working' ? 'Select' : toAction(count, keep)}
          </Button>
        </>
      }
    >
      <div ref={body} className={styles.body}>
        {pasted.kind === 'working' && <Waiting text={text} done={pasted.done} />}
        {pasted.kind === 'failed' && <ErrorNote failure={pasted.failure} onRetry={retry} />}
        {pasted.kind === 'read' && (
          <Outcome scope={scope} pasteId={pasted.pasteId} outcome={pasted.outcome} purpose="select" />
        )}
        {outcome !== null && outcome.roles.length > 0 && (
          <Roles roles={outcome.roles} isReady={count > 0 && !isBusy} onTake={(role) => void select(role)} />
        )}
        {outcome !== null && selected > 0 && count > 0 && (
          <Segmented
            label={`${people(selected)} selected now`}
            value={mode}
            onChange={setMode}
            segments={[
              { value: 'replace', label: 'Replace them' },
              { value: 'add', label: 'Add to them' },
            ]}
          />
        )}
        {shown !== null && <ErrorNote failure={shown} />}
      </div>
    </Dialog>
  );
};

/** Turns pasted text into a selection; with no text there is a field to paste into. */
export const PasteDialog = ({ text: first }: { readonly text: string }) => {
  const [text, setText] = useState(first);
  const [isEditing, setEditing] = useState(first.trim() === '');
  const close = useDialogs((dialogs) => dialogs.close);
  const scope = useScope();
  if (scope === null) return null;
  if (isEditing) {
    const read = (next: string): void => {
      setText(next);
      setEditing(false);
    };
    return <PasteField text={text} onRead={read} onClose={close} />;
  }
  return <Resolver scope={scope} text={text} onEdit={() => setEditing(true)} onClose={close} />;
};
