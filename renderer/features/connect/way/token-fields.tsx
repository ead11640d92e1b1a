import { ExternalLink } from 'lucide-react';
import { useCommand } from '#renderer/client/use-command.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { SecretField } from '#renderer/ui/secret-field.tsx';
import type { Failure } from '#shared/base/failure.ts';
import { errorAt } from '../field-of-failure.ts';
import type { SignInForm } from './use-sign-in.ts';
import { type SignIn, toBrowserNote } from './ways.ts';

type Props = {
  readonly form: SignInForm;
  readonly url: string;
  readonly signIn: SignIn | null;
  readonly failure: Failure | null;
};

/** A token made on the deployment's own page, and the way to that page. */
export const TokenFields = ({ form, url, signIn, failure }: Props) => {
  const page = useCommand('deployment.openInBrowser');
  const note = toBrowserNote(signIn);
  return (
    <>
      {note !== null && (
        <Note>
          <SafeText>{note}</SafeText>
        </Note>
      )}
      <SecretField
        label="Session token"
        secret={form.token}
        maxLength={512}
        error={errorAt('token', failure) ?? page.failure?.message ?? null}
        hint="Kept in the system's keychain only; without one, in memory until you quit."
        action={
          <Button
            look="quiet"
            icon={<ExternalLink />}
            disabled={url.trim() === ''}
            onClick={() => void page.run({ url: url.trim(), page: 'tokens' })}
          >
            Open token page
          </Button>
        }
      />
    </>
  );
};
