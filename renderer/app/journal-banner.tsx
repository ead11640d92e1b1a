import { useCommand } from '#renderer/data/use-command.ts';
import { useQuery } from '#renderer/data/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { toShown } from '#shared/core/text/display-text.ts';

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
export const JournalBanner = ({ problem }: { readonly problem: string | null }) =>
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
