import { type FocusEvent, useEffect, useState } from 'react';
import { Disclosure } from '#renderer/ui/disclosure.tsx';
import type { Failure } from '#shared/base/failure.ts';
import { isAboutReach } from '../field-of-failure.ts';
import { CertificateField } from './certificate-field.tsx';
import { ProxyFields } from './proxy-fields.tsx';
import styles from './reach.module.css';
import { sayReach } from './reach.ts';
import type { ReachForm } from './use-reach.ts';

type Props = {
  readonly form: ReachForm;
  /** A name and password for the proxy are kept. */
  readonly hasCredentials: boolean;
  readonly failure: Failure | null;
  /** Called when a field of the proxy was left: typing has come to an end. */
  readonly onSettled?: () => void;
};

/** Certificate and proxy settings, folded away until they are wanted or something fails for the lack of them. */
export const ReachFields = ({ form, hasCredentials, failure, onSettled }: Props) => {
  const [isOpen, setOpen] = useState(false);
  const isNeeded = isAboutReach(failure);
  useEffect(() => {
    if (isNeeded) setOpen(true);
  }, [isNeeded]);
  const settle = ({ target }: FocusEvent): void => {
    if (target instanceof HTMLInputElement && target.value !== '') onSettled?.();
  };
  return (
    <Disclosure
      label="Advanced"
      note={sayReach(form.trust, form.proxy) || 'company certificate, proxy'}
      isOpen={isOpen}
      onToggle={setOpen}
    >
      <CertificateField trust={form.trust} onTrust={form.setTrust} failure={failure} />
      <fieldset className={styles.plain} aria-label="Proxy settings" onBlur={settle}>
        <ProxyFields form={form} hasCredentials={hasCredentials} failure={failure} />
      </fieldset>
    </Disclosure>
  );
};
