import { useEffect, useRef, useState } from 'react';
import { Disclosure } from '#renderer/ui/disclosure.tsx';
import { Note } from '#renderer/ui/note.tsx';
import type { Failure } from '#shared/base/failure.ts';
import type { ProxyMode } from '#shared/model/deployment.ts';
import { errorAt, isAboutReach } from '../field-of-failure.ts';
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
  /** The address is one of plain http: no proxy is ever used for it. */
  readonly isPlain: boolean;
};

const PlainNote = ({ mode }: { readonly mode: ProxyMode }) => (
  <Note tone={mode === 'manual' ? 'warn' : 'info'}>
    Plain http stays on this computer and never goes through a proxy, which could read the token.
    {mode === 'manual' && ' The proxy below is not used.'}
  </Note>
);

/** Certificate and proxy settings, folded away until they are wanted or something fails for the lack of them. */
export const ReachFields = ({ form, hasCredentials, failure, isPlain }: Props) => {
  const [isOpen, setOpen] = useState(false);
  const isNeeded = isAboutReach(failure);
  useEffect(() => {
    if (isNeeded) setOpen(true);
  }, [isNeeded]);
  const proxy = useRef<HTMLFieldSetElement>(null);
  const trouble = errorAt('proxy', failure);
  // What went wrong there may be below the edge of the window, and whoever pressed a button above would see nothing.
  useEffect(() => {
    if (isOpen && trouble !== null) proxy.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen, trouble]);
  return (
    <Disclosure
      label="Advanced"
      note={sayReach(form.trust, form.proxy) || 'company certificate, proxy'}
      isOpen={isOpen}
      onToggle={setOpen}
    >
      <CertificateField trust={form.trust} onTrust={form.setTrust} failure={failure} />
      <fieldset ref={proxy} className={styles.plain} aria-label="Proxy settings">
        {isPlain && <PlainNote mode={form.proxy.mode} />}
        <ProxyFields form={form} hasCredentials={hasCredentials} failure={failure} />
      </fieldset>
    </Disclosure>
  );
};
