import { useCommand } from '#renderer/client/use-command.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { Note } from '#renderer/ui/note.tsx';

type Props = {
  readonly title: string;
  readonly url: string;
  readonly message: string;
  /** Something is left for the person to do on the token page. */
  readonly isUnfinished: boolean;
  readonly onClose: () => void;
};

/** What became of a token, in words, with the way to the page where the rest can be done. */
export const Outcome = ({ title, url, message, isUnfinished, onClose }: Props) => {
  const page = useCommand('deployment.openInBrowser');
  return (
    <Dialog
      title={title}
      size="small"
      onClose={onClose}
      onSubmit={onClose}
      footer={
        <>
          {isUnfinished && (
            <Button onClick={() => void page.run({ url, page: 'tokens' })}>Open token page</Button>
          )}
          <Button look="primary" type="submit">
            Done
          </Button>
        </>
      }
    >
      <div role="status">
        <Note tone={isUnfinished ? 'warn' : 'info'}>{message}</Note>
      </div>
      {page.failure !== null && <ErrorNote failure={page.failure} />}
    </Dialog>
  );
};
