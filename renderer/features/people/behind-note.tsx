import { Button } from '#renderer/ui/button.tsx';
import { Note } from '#renderer/ui/note.tsx';

type Props = {
  /** Null: there is nothing to say. */
  readonly behind: {
    readonly words: string;
    readonly refresh: { readonly isEnabled: boolean; readonly run: () => void };
  } | null;
};

/** Says what goes by an older copy than the rows, with the button that ends it. */
export const BehindNote = ({ behind }: Props) =>
  behind === null ? null : (
    <Note
      action={
        <Button disabled={!behind.refresh.isEnabled} onClick={behind.refresh.run}>
          Refresh
        </Button>
      }
    >
      {behind.words}
    </Note>
  );
