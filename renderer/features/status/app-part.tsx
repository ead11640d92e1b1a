import { Button } from '#renderer/ui/button.tsx';
import { FactList } from '#renderer/ui/fact-list.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { useDialogs } from '#renderer/window/dialogs.ts';
import type { Output } from '#shared/contract/index.ts';
import styles from './status.module.css';
import { LAUNCHER_WORDS, sayKeychain } from './status-text.ts';

/** The state of this app: version, where its data part runs, keychain, journal. */
export const AppPart = ({ app }: { readonly app: Output<'app.getStatus'> }) => (
  <div className={styles.part}>
    <FactList
      facts={[
        { name: 'Rollcall', value: app.version },
        { name: 'Store', value: LAUNCHER_WORDS[app.launcher] },
        { name: 'Keychain', value: sayKeychain(app.keychain) },
        { name: 'Journal', value: app.journalProblem === null ? 'in order' : 'not in order' },
      ]}
    />
    <Button onClick={() => useDialogs.getState().show({ kind: 'diagnostics' })}>Save diagnostics…</Button>
    {app.journalProblem !== null && <Note tone="warn">{app.journalProblem}</Note>}
  </div>
);
