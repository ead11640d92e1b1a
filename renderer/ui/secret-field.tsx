import type { ReactNode } from 'react';
import { Field } from './field.tsx';
import type { Secret } from './use-secret.ts';

type Props = {
  readonly label: string;
  readonly secret: Secret;
  readonly maxLength: number;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly action?: ReactNode;
};

/** A field whose text is shown as dots. The page keeps it nowhere but in the field itself. */
export const SecretField = ({ label, secret, maxLength, hint, error = null, action }: Props) => (
  <Field label={label} error={error} {...(hint === undefined ? {} : { hint })} action={action}>
    {(control) => (
      <input
        {...control}
        ref={secret.field}
        type="password"
        autoComplete="off"
        spellCheck={false}
        maxLength={maxLength}
        onChange={secret.onChange}
      />
    )}
  </Field>
);
