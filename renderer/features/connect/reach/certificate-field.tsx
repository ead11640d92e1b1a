import { ShieldCheck } from 'lucide-react';
import { useCommand } from '#renderer/client/use-command.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatDay } from '#renderer/ui/format.ts';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import type { Failure } from '#shared/base/failure.ts';
import type { Certificate } from '#shared/model/deployment.ts';
import { errorAt } from '../field-of-failure.ts';
import styles from './reach.module.css';
import { NO_TRUST, type Trust } from './reach.ts';

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

type Props = {
  readonly trust: Trust;
  readonly onTrust: (trust: Trust) => void;
  readonly failure: Failure | null;
};

/** Certificates of a company that this deployment alone trusts beside the system's, chosen from a file. */
export const CertificateField = ({ trust, onTrust, failure }: Props) => {
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
