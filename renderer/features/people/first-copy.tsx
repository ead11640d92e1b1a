import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { formatCount } from '#renderer/ui/format.ts';

type Props = {
  /** "No members in the copy yet". */
  readonly title: string;
  /** What is read now; null: nothing is. */
  readonly progress: {
    readonly step: string;
    readonly done: number;
    readonly total: number | null;
  } | null;
  readonly canStart: boolean;
  /** Nobody is signed in: there is nothing to begin with, and the banner above has the way to sign in. */
  readonly isSignedOut: boolean;
  /** There may be a copy whose key is not to be had: the banner above says why, and what opens it. */
  readonly isKeyMissing: boolean;
  readonly onStart: () => void;
  readonly onStop: () => void;
};

/** Nothing is copied yet: reading now, or a button that begins. */
export const FirstCopy = (props: Props) => {
  const { title, progress, canStart, isSignedOut, isKeyMissing, onStart, onStop } = props;
  if (progress !== null) {
    const { step, done, total } = progress;
    return (
      <EmptyState title={`${step}…`} action={<Button onClick={onStop}>Stop</Button>}>
        {done > 0 && `${formatCount(done)}${total === null ? '' : ` of ${formatCount(total)}`}. `}
        The list appears when the first copy is complete, and stays readable without a network.
      </EmptyState>
    );
  }
  if (isSignedOut)
    return <EmptyState title={title}>You are signed out. Sign in to read them from the server.</EmptyState>;
  return (
    <EmptyState
      title={isKeyMissing ? 'No copy is open' : title}
      action={
        <Button onClick={onStart} disabled={!canStart}>
          Refresh from server
        </Button>
      }
    >
      {isKeyMissing
        ? 'The keychain does not give out the key of the copy: see above. What is read from the server now is kept in memory until you quit.'
        : 'Read them from the server once; the list then stays readable without a network.'}
    </EmptyState>
  );
};
