import { ExternalLink } from 'lucide-react';
import { useState } from 'react';
import { useCommand } from '#renderer/client/use-command.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { SecretField } from '#renderer/ui/secret-field.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { type Secret, useSecret } from '#renderer/ui/use-secret.ts';
import type { Failure } from '#shared/base/failure.ts';
import { LifetimeField } from '../account/index.ts';
import styles from './connect.module.css';
import { errorAt } from './field-of-failure.ts';
import { type SignIn, type SignInWay, toBrowserNote, whyNoPassword } from './ways.ts';

/** What was filled in, with the secrets in it. Goes to the store at once and nowhere else. */
export type Given =
  | { readonly way: 'token'; readonly token: string }
  | {
      readonly way: 'password';
      readonly email: string;
      readonly password: string;
      readonly lifetimeDays: number;
    };

type SignInForm = {
  readonly way: SignInWay;
  readonly setWay: (way: SignInWay) => void;
  readonly token: Secret;
  readonly email: string;
  readonly setEmail: (email: string) => void;
  readonly password: Secret;
  readonly days: number;
  readonly setDays: (days: number) => void;
  /** Is everything filled in that this way needs? */
  readonly isReady: boolean;
  /** What is in the fields; it stays there until `clear`. */
  readonly read: () => Given;
  /** Empties the secret fields, once what was in them was used. */
  readonly clear: () => void;
  /** Puts the keyboard back where the secret has to be typed again. */
  readonly focus: () => void;
};

/** The longest that every server allows an owner. */
const USUAL_DAYS = 7;

/** The state of a form to sign in with, by token or by password. */
export const useSignIn = (): SignInForm => {
  const [way, setWay] = useState<SignInWay>('token');
  const [email, setEmail] = useState('');
  const [days, setDays] = useState<number>(USUAL_DAYS);
  const token = useSecret();
  const password = useSecret();
  const clear = (): void => {
    token.clear();
    password.clear();
  };
  const read = (): Given => {
    const [pasted, typed] = [token.peek().trim(), password.peek()];
    return way === 'token'
      ? { way, token: pasted }
      : { way, email: email.trim(), password: typed, lifetimeDays: days };
  };
  return {
    way,
    setWay,
    token,
    email,
    setEmail,
    password,
    days,
    setDays,
    isReady: way === 'token' ? token.isFilled : email.trim() !== '' && password.isFilled,
    read,
    clear,
    focus: way === 'token' ? token.focus : password.focus,
  };
};

type TokenProps = {
  readonly form: SignInForm;
  readonly url: string;
  readonly signIn: SignIn | null;
  readonly failure: Failure | null;
};

/** A token made on the deployment's own page, and the way to that page. */
const TokenFields = ({ form, url, signIn, failure }: TokenProps) => {
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

type PasswordProps = { readonly form: SignInForm; readonly failure: Failure | null };

/** E-mail, password, and how long the token lives that Rollcall makes with them. */
const PasswordFields = ({ form, failure }: PasswordProps) => (
  <>
    <Field label="E-mail" error={errorAt('email', failure)}>
      {(control) => (
        <input
          {...control}
          type="email"
          autoComplete="off"
          spellCheck={false}
          maxLength={320}
          value={form.email}
          onChange={(event) => form.setEmail(event.target.value)}
        />
      )}
    </Field>
    <div className={styles.pair}>
      <SecretField
        label="Password"
        secret={form.password}
        maxLength={256}
        error={errorAt('password', failure)}
        hint="Used once, to make a token. Only the token is kept."
      />
      <LifetimeField days={form.days} onDays={form.setDays} error={errorAt('lifetime', failure)} />
    </div>
  </>
);

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
  const choose = (way: SignInWay): void => {
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
