import { useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { SecretField } from '#renderer/ui/secret-field.tsx';
import { type Secret, useSecret } from '#renderer/ui/use-secret.ts';
import type { Failure } from '#shared/base/failure.ts';
import { LifetimeField } from '../account/index.ts';
import styles from './connect.module.css';
import type { NewUserForm } from './connect-form.tsx';
import { errorAt } from './field-of-failure.ts';

type FirstUserForm = {
  /** The second step: the person said that they want to create the user. */
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
  readonly username: string;
  readonly setUsername: (username: string) => void;
  readonly fullName: string;
  readonly setFullName: (fullName: string) => void;
  readonly email: string;
  readonly setEmail: (email: string) => void;
  readonly password: Secret;
  readonly again: Secret;
  readonly days: number;
  readonly setDays: (days: number) => void;
  readonly isReady: boolean;
  /** What is wrong with the two passwords; null: nothing. */
  readonly mismatch: string | null;
  /** What is in the fields; null, with both password fields emptied, when the passwords differ. */
  readonly read: () => NewUserForm | null;
  /** Empties both password fields, once what was in them was used. */
  readonly clear: () => void;
};

/** The state of the form that makes the first user of a server. */
export const useFirstUser = (): FirstUserForm => {
  const [isOpen, setOpen] = useState(false);
  const [username, setUsername] = useState('admin');
  const [fullName, setFullName] = useState('');
  const [email, setEmail] = useState('');
  const [days, setDays] = useState(7);
  const [mismatch, setMismatch] = useState<string | null>(null);
  const password = useSecret();
  const again = useSecret();
  const clear = (): void => {
    password.clear();
    again.clear();
  };
  const read = (): NewUserForm | null => {
    const [one, two] = [password.peek(), again.peek()];
    const isSame = one === two;
    setMismatch(isSame ? null : 'The two passwords are not the same. Type both again.');
    if (!isSame) {
      clear();
      return null;
    }
    const named = fullName.trim() === '' ? {} : { fullName: fullName.trim() };
    return { username: username.trim(), ...named, email: email.trim(), password: one, lifetimeDays: days };
  };
  const isReady = username.trim() !== '' && email.trim() !== '' && password.isFilled && again.isFilled;
  return {
    isOpen,
    setOpen,
    username,
    setUsername,
    fullName,
    setFullName,
    email,
    setEmail,
    password,
    again,
    days,
    setDays,
    isReady,
    mismatch,
    read,
    clear,
  };
};

type TextProps = {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly maxLength: number;
  readonly type?: 'text' | 'email';
  readonly error?: string | null;
};

const Text = ({ label, value, onValue, maxLength, type = 'text', error = null }: TextProps) => (
  <Field label={label} error={error}>
    {(control) => (
      <input
        {...control}
        type={type}
        autoComplete="off"
        spellCheck={false}
        maxLength={maxLength}
        value={value}
        onChange={(event) => onValue(event.target.value)}
      />
    )}
  </Field>
);

type Props = { readonly form: FirstUserForm; readonly failure: Failure | null };

/** A server that nobody has set up: first the question, then the fields of its first user, an owner. */
export const FirstUserFields = ({ form, failure }: Props) => {
  if (!form.isOpen) {
    return (
      <Note tone="warn" action={<Button onClick={() => form.setOpen(true)}>Create the first user…</Button>}>
        Nobody has set this server up yet: it has no user, so there is no token and no password for it.
        Whoever creates its first user owns it.
      </Note>
    );
  }
  return (
    <>
      <Note action={<Button onClick={() => form.setOpen(false)}>Back</Button>}>
        The first user of this server: an owner, who may do everything there.
      </Note>
      <div className={styles.pair}>
        <Text
          label="Username"
          value={form.username}
          onValue={form.setUsername}
          maxLength={32}
          error={errorAt('username', failure)}
        />
        <Text label="Full name (optional)" value={form.fullName} onValue={form.setFullName} maxLength={128} />
      </div>
      <div className={styles.pair}>
        <Text
          label="E-mail"
          type="email"
          value={form.email}
          onValue={form.setEmail}
          maxLength={320}
          error={errorAt('email', failure)}
        />
        <LifetimeField days={form.days} onDays={form.setDays} error={errorAt('lifetime', failure)} />
      </div>
      <div className={styles.pair}>
        <SecretField
          label="Password"
          secret={form.password}
          maxLength={256}
          error={form.mismatch ?? errorAt('password', failure)}
        />
        <SecretField label="Password again" secret={form.again} maxLength={256} />
      </div>
    </>
  );
};
