import { useCommand } from '#renderer/data/use-command.ts';
import { useDeployment } from '#renderer/data/use-deployment.ts';
import { useQuery } from '#renderer/data/use-query.ts';
import { useDialogs } from '#renderer/data/window/dialogs.ts';
import { TokenBanner } from '#renderer/features/account/token-banner.tsx';
import { AttentionBanner } from '#renderer/features/run/attention-banner.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import type { Deployment } from '#shared/model/deployment.ts';
import { JournalBanner } from './journal-banner.tsx';
import styles from './shell.module.css';

const Credential = ({ deployment }: { readonly deployment: Deployment }) => {
  const show = useDialogs((dialogs) => dialogs.show);
  const retry = useCommand('deployment.retryCredential');
  if (deployment.credential === 'none') {
    return (
      <Note
        tone="warn"
        action={<Button onClick={() => show({ kind: 'sign-in', id: deployment.id })}>Sign in…</Button>}
      >
        Signed out: the copy can be read and changes can be staged, but nothing can be refreshed or applied.
      </Note>
    );
  }
  if (deployment.credential !== 'unavailable') return null;
  return (
    <Note
      tone="warn"
      action={
        <Button disabled={retry.isBusy} onClick={() => void retry.run({ id: deployment.id })}>
          Ask again
        </Button>
      }
    >
      {retry.failure?.message ?? 'The keychain does not give out the token. Unlock it, then ask again.'}
    </Note>
  );
};

/** What the person should know before anything else, above the screen. */
export const Banners = () => {
  const deployment = useDeployment();
  const { value: status } = useQuery('app.getStatus', {});
  const { value: sync } = useQuery(
    'sync.getStatus',
    deployment === undefined ? null : { deploymentId: deployment.id },
  );
  const problem = status?.journalProblem ?? null;
  if (deployment === undefined)
    return problem === null ? null : (
      <div className={styles.banners}>
        <JournalBanner problem={problem} />
      </div>
    );
  return (
    <div className={styles.banners}>
      <JournalBanner problem={problem} />
      <Credential deployment={deployment} />
      <TokenBanner deployment={deployment} />
      <AttentionBanner />
      {sync?.state === 'idle' && sync.problem !== null && <Note>{sync.problem.message}</Note>}
    </div>
  );
};
