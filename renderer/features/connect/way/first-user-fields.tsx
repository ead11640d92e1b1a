import { Button } from '#renderer/ui/button.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { SecretField } from '#renderer/ui/secret-field.tsx';
import type { Failure } from '#shared/base/failure.ts';
import { LifetimeField } from '../../account/index.ts';
import styles from '../connect.module.css';
import { errorAt } from '../field-of-failure.ts';
import type { FirstUserForm } from './use-first-user.ts';

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
