import { Field } from '#renderer/ui/field.tsx';
import { SecretField } from '#renderer/ui/secret-field.tsx';
import type { Failure } from '#shared/base/failure.ts';
import { LifetimeField } from '../../account/index.ts';
import styles from '../connect.module.css';
import { errorAt } from '../field-of-failure.ts';
import type { SignInForm } from './use-sign-in.ts';

type Props = { readonly form: SignInForm; readonly failure: Failure | null };

/** E-mail, password, and how long the token lives that Rollcall makes with them. */
export const PasswordFields = ({ form, failure }: Props) => (
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
