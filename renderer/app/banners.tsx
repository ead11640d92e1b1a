import { useCommand } from '#renderer/client/use-command.ts';
import { useQuery } from '#renderer/client/use-query.ts';
import { ClockBanner, TokenBanner } from '#renderer/features/account/banners.tsx';
import { isMendedByToken } from '#renderer/features/account/token-text.ts';
import { toRebaseText } from '#renderer/features/review/rebase-text.ts';
import { AttentionBanner } from '#renderer/features/run/attention.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { useBinding } from '#renderer/window/commands.ts';
import { useDeployment } from '#renderer/window/deployment.ts';
import { useDialogs } from '#renderer/window/dialogs.ts';
import { isStaged, useStaged } from '#renderer/window/staged.ts';
import { useWhere } from '#renderer/window/where.ts';
import { toShown } from '#shared/core/text/display-text.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import styles from './shell.module.css';

/** What a person can say about a journal that came back from a copy: that they looked, and want to go on. */
const Confirm = () => {
  const { value: journal } = useQuery('history.getJournal', {});
  const confirm = useCommand('history.confirmJournal');
  if (journal?.problem?.canConfirm !== true) return null;
  return (
    <>
      {confirm.failure !== null && <span role="alert">{toShown(confirm.failure.message)}</span>}
      <Button disabled={confirm.isBusy} onClick={() => void confirm.run({})}>
        I have looked: allow applying…
      </Button>
    </>
  );
};

/** Another program may have let go of the journal: the store is started anew, and the window with its data stays. */
const Retry = () => {
  const { value: journal } = useQuery('history.getJournal', {});
  const retry = useCommand('history.retryJournal');
  if (journal?.problem?.canRetry !== true) return null;
  return (
    <>
      {retry.failure !== null && <span role="alert">{toShown(retry.failure.message)}</span>}
      <Button disabled={retry.isBusy} onClick={() => void retry.run({})}>
        Try again
      </Button>
    </>
  );
};

/** What happened to the journal, above everything else, with or without a deployment. `problem` null: nothing. */
const JournalBanner = ({ problem }: { readonly problem: string | null }) =>
  problem === null ? null : (
    <Note
      tone="warn"
      action={
        <>
          <Confirm />
          <Retry />
        </>
      }
    >
      {problem}
    </Note>
  );

const Credential = ({
  deployment,
  hasCopy,
}: {
  readonly deployment: Deployment;
  readonly hasCopy: boolean;
}) => {
  const show = useDialogs((dialogs) => dialogs.show);
  const retry = useCommand('deployment.retryCredential');
  if (deployment.credential === 'none') {
    return (
      <Note
        tone="warn"
        action={<Button onClick={() => show({ kind: 'sign-in', id: deployment.id })}>Sign in…</Button>}
      >
        {hasCopy
          ? 'Signed out: the copy can be read and changes can be staged, but nothing can be refreshed or applied.'
          : 'Signed out, and there is no copy of this deployment on this computer.'}
      </Note>
    );
  }
  const problem = deployment.credentialProblem;
  if (deployment.credential !== 'unavailable' || problem === null) return null;
  return (
    <Note
      tone="warn"
      action={
        <>
          <Button disabled={retry.isBusy} onClick={() => void retry.run({ id: deployment.id })}>
            Ask again
          </Button>
          {isMendedByToken(problem.cause) && (
            <Button onClick={() => show({ kind: 'sign-in', id: deployment.id })}>Sign in…</Button>
          )}
        </>
      }
    >
      {toShown(problem.message)}
    </Note>
  );
};

/** Says that the copy is in memory only, why, and what can be done about it. */
const CopyInMemory = ({
  deployment,
  isDiskTold,
}: {
  readonly deployment: Deployment;
  /** That the disk takes nothing is said already, of the journal. */
  readonly isDiskTold: boolean;
}) => {
  const target = { deploymentId: deployment.id };
  const { value: copy } = useQuery('copy.getStatus', target);
  const retry = useCommand('copy.retry');
  const forget = useCommand('copy.forget');
  // Before the first refresh, and after it was erased, there is nothing to put right.
  if (copy === undefined || copy.reason === null || copy.reason === 'not-asked' || copy.reason === 'erased')
    return null;
  if (copy.reason === 'disk' && isDiskTold) return null;
  return (
    <Note
      tone="warn"
      action={
        <>
          <Button disabled={retry.isBusy} onClick={() => void retry.run(target)}>
            Try again
          </Button>
          {copy.reason === 'key-gone' && (
            <Button disabled={forget.isBusy} onClick={() => void forget.run(target)}>
              Forget the copy…
            </Button>
          )}
        </>
      }
    >
      {retry.failure?.message ?? forget.failure?.message ?? copy.message}
    </Note>
  );
};

/** What others did meanwhile to staged work, until the person has looked at the review. */
const Rebased = ({ deployment }: { readonly deployment: Deployment }) => {
  const { draft, review } = useStaged(deployment.id);
  const isReview = useWhere((where) => where.screen === 'review');
  const seen = useWhere((where) => where.seenReview);
  const open = useBinding('plan.review');
  if (!isStaged(draft) || review === undefined || isReview) return null;
  const text = toRebaseText(review.rebase);
  if (text === '' || (review.rebase.conflicts === 0 && review.hash === seen)) return null;
  return (
    <div role="note">
      <Note
        tone={review.rebase.conflicts > 0 ? 'warn' : 'info'}
        action={<Button onClick={open.run}>Review</Button>}
      >
        The server has moved on. {text}.
      </Note>
    </div>
  );
};

/** That a token is refused, or not given out, is said by a banner of its own, as long as it is so and with what to do. */
const TOLD_ABOVE: readonly string[] = ['unauthorized', 'secret-unavailable'];

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
      <Credential deployment={deployment} hasCopy={sync === undefined || sync.asOf !== null} />
      <CopyInMemory deployment={deployment} isDiskTold={problem !== null} />
      <ClockBanner deployment={deployment} />
      <TokenBanner deployment={deployment} />
      <Rebased deployment={deployment} />
      <AttentionBanner />
      {sync?.state === 'idle' && sync.problem !== null && !TOLD_ABOVE.includes(sync.problem.code) && (
        <Note>{toShown(sync.problem.message)}</Note>
      )}
    </div>
  );
};
