import { Segmented } from '#renderer/ui/segmented.tsx';
import type { Failure } from '#shared/base/failure.ts';
import { PasswordFields } from './password-fields.tsx';
import { TokenFields } from './token-fields.tsx';
import type { SignInForm } from './use-sign-in.ts';
import { type SignIn, type Way, whyNoPassword } from './ways.ts';

type Props = {
  readonly form: SignInForm;
  readonly url: string;
  /** What the server offers; null: not asked yet. */
  readonly signIn: SignIn | null;
  /** Offer everything although the server was not asked, or could not be. */
  readonly isUnasked?: boolean;
  readonly failure: Failure | null;
  readonly onChange: () => void;
};

/** How to sign in: a pasted token, or e-mail and password. What the server does not offer cannot be chosen. */
export const SignInFields = ({ form, url, signIn, isUnasked = false, failure, onChange }: Props) => {
  const reason = isUnasked ? null : whyNoPassword(signIn);
  const choose = (way: Way): void => {
    form.setWay(way);
    onChange();
  };
  return (
    <>
      <Segmented
        label="Sign in with"
        value={form.way}
        onChange={choose}
        segments={[
          { value: 'token', label: 'Token' },
          { value: 'password', label: 'E-mail and password', reason },
        ]}
      />
      {form.way === 'token' ? (
        <TokenFields form={form} url={url} signIn={signIn} failure={failure} />
      ) : (
        <PasswordFields form={form} failure={failure} />
      )}
    </>
  );
};
