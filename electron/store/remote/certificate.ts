import { X509Certificate } from 'node:crypto';

const SUBJECT_LENGTH = 200;

/** A certificate as text and in words. `sha256` is lower-case hex in pairs; `validTo` is ISO 8601. */
export type ReadCertificate = {
  readonly pem: string;
  readonly subject: string;
  readonly sha256: string;
  readonly validTo: string;
};

/** `CN=Acme Root O=Acme` on one line: Node writes one part per line, and a part may hold anything. */
const toSubject = (certificate: X509Certificate): string =>
  (certificate.subject ?? '')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, SUBJECT_LENGTH) || '(no subject)';

/** Reads one certificate in PEM; null when it is none. */
export const readCertificate = (pem: string): ReadCertificate | null => {
  try {
    const certificate = new X509Certificate(pem);
    return {
      pem: certificate.toString(),
      subject: toSubject(certificate),
      sha256: certificate.fingerprint256.toLowerCase(),
      validTo: certificate.validToDate.toISOString(),
    };
  } catch {
    // Expected: the text is the person's file. The caller says which kind of file is wanted.
    return null;
  }
};
