import { ShieldCheck } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useCommand } from '#renderer/client/use-command.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { Disclosure } from '#renderer/ui/disclosure.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { formatDay } from '#renderer/ui/format.ts';
import { Note } from '#renderer/ui/note.tsx';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { SecretField } from '#renderer/ui/secret-field.tsx';
import type { Failure } from '#shared/base/failure.ts';
import type { Certificate, ProxyMode } from '#shared/model/deployment.ts';
import { PROXY_MODES } from '#shared/model/deployment-choices.ts';
import { errorAt, isAboutReach } from './field-of-failure.ts';
import styles from './reach.module.css';
import { isInTheClear, NO_TRUST, type ReachForm, type Trust, toReachText } from './reach.ts';

const Line = ({ certificate }: { readonly certificate: Certificate }) => (
  <li className={styles.certificate}>
    <strong>
      <SafeText>{certificate.subject}</SafeText>
    </strong>
    <span>Valid until {formatDay(certificate.validTo)}</span>
    <code title="SHA-256 of the certificate" data-copyable>
      {certificate.sha256}
    </code>
  </li>
);

type CertificateProps = {
  readonly trust: Trust;
  readonly onTrust: (trust: Trust) => void;
  readonly failure: Failure | null;
};

/** Certificates of a company that this deployment alone trusts beside the system's, chosen from a file. */
const CertificateField = ({ trust, onTrust, failure }: CertificateProps) => {
  const pick = useCommand('deployment.pickCa');
  const choose = async (): Promise<void> => {
    const reply = await pick.run({});
    if (reply.ok && reply.value !== null) onTrust(reply.value);
  };
  const gone = errorAt('ca', failure);
  return (
    <section aria-label="Company certificate" className={styles.block}>
      {trust.certificates.length === 0 ? (
        <p className={styles.soft}>Certificates: those that this system trusts.</p>
      ) : (
        <ul aria-label="Trusted for this deployment alone" className={styles.list}>
          {trust.certificates.map((one) => (
            <Line key={one.sha256} certificate={one} />
          ))}
        </ul>
      )}
      <div className={styles.buttons}>
        <Button icon={<ShieldCheck />} disabled={pick.isBusy} onClick={() => void choose()}>
          Trust a company certificate…
        </Button>
        {trust.certificates.length > 0 && <Button onClick={() => onTrust(NO_TRUST)}>Remove</Button>}
      </div>
      {pick.failure !== null && <ErrorNote failure={pick.failure} />}
      {pick.failure === null && gone !== null && <ErrorNote failure={{ message: gone }} />}
    </section>
  );
};

const TEXT: Readonly<Record<ProxyMode, string>> = {
  system: "the system's settings",
  none: 'no proxy',
  manual: 'this proxy',
};

type ProxyProps = {
  readonly form: ReachForm;
  readonly hasCredentials: boolean;
  readonly failure: Failure | null;
};

const Account = ({ form, hasCredentials }: Pick<ProxyProps, 'form' | 'hasCredentials'>) => (
  <>
    <div className={styles.pair}>
      <Field label="Proxy account" {...(hasCredentials ? { hint: 'One is kept. Empty: it stays.' } : {})}>
        {(control) => (
          <input
            {...control}
            autoComplete="off"
            spellCheck={false}
            maxLength={256}
            value={form.proxy.account}
            onChange={(event) => form.patchProxy({ account: event.target.value })}
          />
        )}
      </Field>
      <SecretField label="Proxy password" secret={form.password} maxLength={256} />
    </div>
    {isInTheClear(form.proxy) && (
      <Note tone="warn">
        A name and password go to an http proxy in the clear, when it asks for them: whoever is on the network
        between can read them.
      </Note>
    )}
    {hasCredentials && (
      <Checkbox
        label="Forget the account that is kept"
        isOn={form.proxy.isForgetting}
        onChange={() => form.patchProxy({ isForgetting: !form.proxy.isForgetting })}
      />
    )}
  </>
);

/** How a deployment is reached: by the system's proxy settings, directly, or through a proxy of its own. */
const ProxyFields = ({ form, hasCredentials, failure }: ProxyProps) => {
  const { proxy, patchProxy } = form;
  const error = errorAt('proxy', failure);
  const choose = (value: string): void =>
    patchProxy({ mode: PROXY_MODES.find((mode) => mode === value) ?? 'system' });
  return (
    <>
      <Field label="Proxy" error={proxy.mode === 'manual' ? null : error}>
        {(control) => (
          <select {...control} value={proxy.mode} onChange={(event) => choose(event.target.value)}>
            {PROXY_MODES.map((mode) => (
              <option key={mode} value={mode}>
                {TEXT[mode]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {proxy.mode === 'manual' && (
        <Field label="Proxy address" error={error}>
          {(control) => (
            <input
              {...control}
              spellCheck={false}
              maxLength={2048}
              placeholder="http://proxy.example.com:3128"
              value={proxy.url}
              onChange={(event) => patchProxy({ url: event.target.value })}
            />
          )}
        </Field>
      )}
      {proxy.mode !== 'none' && <Account form={form} hasCredentials={hasCredentials} />}
    </>
  );
};

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
      note={toReachText(form.trust, form.proxy) || 'company certificate, proxy'}
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
