import { useEffect, useState } from 'react';
import { useCommand } from '#renderer/client/use-command.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { useDialogs } from '#renderer/window/dialogs.ts';
import { useNotice } from '#renderer/window/notice.ts';
import type { Output } from '#shared/contract/index.ts';
import styles from './help.module.css';

type Prepared = Output<'app.prepareDiagnostics'>;

const TITLES: Readonly<Record<Prepared['sections'][number]['name'], string>> = {
  app: 'Rollcall and this computer',
  keychain: 'Keychain',
  journal: 'Journal',
  deployments: 'Deployments, by number',
  log: 'End of the log',
};

const sayBytes = (bytes: number): string =>
  bytes < 1000 ? `${bytes} bytes` : `${(bytes / 1000).toFixed(1)} kB`;

/** Shows the whole of a diagnostics file before it is saved, part by part; saved is what is shown. */
export const DiagnosticsDialog = () => {
  const close = useDialogs((dialogs) => dialogs.close);
  const [prepared, setPrepared] = useState<Prepared | null>(null);
  const { run: prepare, failure: notPrepared } = useCommand('app.prepareDiagnostics');
  const { run, isBusy, failure } = useCommand('app.saveDiagnostics');
  useEffect(() => {
    void prepare({}).then((reply) => {
      if (reply.ok) setPrepared(reply.value);
    });
  }, [prepare]);
  const save = async (): Promise<void> => {
    if (prepared === null || isBusy) return;
    const reply = await run({ id: prepared.id });
    if (!reply.ok || !reply.value.saved) return;
    useNotice.getState().say(`Saved the diagnostics: ${reply.value.fileName ?? ''}.`);
    close();
  };
  const problem = notPrepared ?? failure;
  return (
    <Dialog
      title="Save diagnostics"
      size="large"
      onClose={close}
      onSubmit={() => void save()}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button look="primary" type="submit" disabled={prepared === null || isBusy}>
            Choose where…
          </Button>
        </>
      }
    >
      <p>
        One file for whoever helps you. It names no person, no host and no token; deployments are numbered.
        This is all of it{prepared === null ? '' : `, ${sayBytes(prepared.bytes)}`}:
      </p>
      {problem !== null && <ErrorNote failure={problem} />}
      {prepared === null && notPrepared === null && <Skeleton lines={6} label="Gathering" />}
      {prepared?.sections.map(({ name, bytes, text }) => (
        <details key={name} open className={styles.part}>
          <summary>
            <h3>{TITLES[name]}</h3> <span>{sayBytes(bytes)}</span>
          </summary>
          <pre data-copyable>{text}</pre>
        </details>
      ))}
    </Dialog>
  );
};
