import { useEffect, useState } from 'react';
import { useCommand } from '#renderer/client/use-command.ts';
import { useQuery } from '#renderer/client/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { formatKey, useCommands } from '#renderer/window/commands.ts';
import { type DialogParts, useDialogs } from '#renderer/window/dialogs.ts';
import { useNotice } from '#renderer/window/notice.ts';
import { COMMANDS, type CommandSpec } from '#shared/contract/commands.ts';
import type { Output } from '#shared/contract/index.ts';
import styles from './help.module.css';

/** Version, what it runs on, where secrets are, and which hosts it may talk to. */
const AboutDialog = () => {
  const close = useDialogs((dialogs) => dialogs.close);
  const { value: status } = useQuery('app.getStatus', {});
  const { value: deployments } = useQuery('deployment.list', {});
  const facts = [
    ['Version', status?.version ?? ''],
    ['Store runs as', status?.launcher ?? ''],
    ['Keychain', status === undefined ? '' : `${status.keychain.state}: ${status.keychain.message}`],
    ['Talks to', (deployments ?? []).map((one) => one.url).join(', ') || 'nobody'],
  ] as const;
  return (
    <Dialog title="About Rollcall" size="small" onClose={close}>
      <p>Rollcall has no account, sends no telemetry, and talks to your deployments only.</p>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd data-copyable>{value}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
};

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
const KeysDialog = () => {
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
const DiagnosticsDialog = () => {
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

/** Dialogs of the menu Help. */
export const helpDialogs = {
  about: AboutDialog,
  diagnostics: DiagnosticsDialog,
  keys: KeysDialog,
} as const satisfies DialogParts<'about' | 'diagnostics' | 'keys'>;
