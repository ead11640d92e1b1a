import { useEffect, useRef, useState } from 'react';
import { useCommand } from '#renderer/data/use-command.ts';
import { useSelectionSummary } from '#renderer/data/use-selection-summary.ts';
import { getList } from '#renderer/data/window/list.ts';
import { useNotice } from '#renderer/data/window/notice.ts';
import type { Scope } from '#renderer/data/window/where.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { people } from '#renderer/ui/format.ts';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { Outcome } from './outcome.tsx';
import styles from './paste.module.css';
import { useResolution } from './use-resolution.ts';
import { type Choices, countPeople, toAction, toChosen } from './words.ts';

type Props = {
  readonly scope: Scope;
  readonly text: string;
  readonly onEdit: () => void;
  readonly onClose: () => void;
};

/** When the answer is there the keyboard stands on the first choice, or on the button that Enter presses. */
const useStart = (isResolved: boolean) => {
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isResolved) return;
    const dialog = body.current?.closest('dialog');
    const start =
      dialog?.querySelector<HTMLElement>('[data-choose]') ??
      dialog?.querySelector<HTMLElement>('button[type="submit"]:not(:disabled)') ??
      dialog?.querySelector<HTMLElement>('footer button');
    start?.focus();
  }, [isResolved]);
  return body;
};

/** Who a pasted text means, and Enter to select them. */
export const Resolver = ({ scope, text, onEdit, onClose }: Props) => {
  const resolution = useResolution(scope, text);
  const [choices, setChoices] = useState<Choices>(new Map());
  const [mode, setMode] = useState<'replace' | 'add'>('replace');
  const { run, isBusy, failure } = useCommand('selection.change');
  const selected = useSelectionSummary()?.selected ?? 0;
  const body = useStart(resolution.kind === 'resolved');

  const count = resolution.kind === 'resolved' ? countPeople(resolution.answer, choices) : 0;
  const keep = mode === 'add' && selected > 0;
  const select = async (): Promise<void> => {
    if (resolution.kind !== 'resolved' || count === 0 || isBusy) return;
    const { pasteId, answer } = resolution;
    const chosen = toChosen(answer, choices);
    const reply = await run({ ...scope, ...getList(), change: { kind: 'pasted', pasteId, keep, chosen } });
    if (!reply.ok) return;
    useNotice.getState().say(`${keep ? 'Added' : 'Selected'} ${people(count)} from a pasted list.`);
    onClose();
  };

  return (
    <Dialog
      title="Select pasted people"
      size="large"
      onClose={onClose}
      onSubmit={() => void select()}
      footer={
        <>
          <span className={styles.left}>
            <Button look="quiet" onClick={onEdit}>
              Change the text…
            </Button>
          </span>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={count === 0 || isBusy}>
            {toAction(count, keep)}
          </Button>
        </>
      }
    >
      <div ref={body} className={styles.body}>
        <Outcome resolution={resolution} choices={choices} onChoose={setChoices} />
        {resolution.kind === 'resolved' && selected > 0 && count > 0 && (
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
        {failure !== null && <ErrorNote failure={failure} />}
      </div>
    </Dialog>
  );
};
