import { X509Certificate } from 'node:crypto';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { KeptCertificate } from '../../db/journal/deployment-ca.ts';

const BLOCK = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;
const MOST = 50;
const SUBJECT_LENGTH = 200;

/** `CN=Acme Root, O=Acme`: Node writes one part per line, and a part may hold anything. */
const toSubject = (certificate: X509Certificate): string =>
  (certificate.subject ?? '')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, SUBJECT_LENGTH) || '(no subject)';

const toKept = (pem: string): KeptCertificate | null => {
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

/**
 * The certificates of a PEM file, each once, in its order. Only certificates are taken: a private key that is in
 * the same file goes nowhere. Anything that is no certificate, or more than 50 of them, is refused.
 */
export const readCertificates = (text: string): Result<readonly KeptCertificate[], 'bad-ca'> => {
  const kept = (text.match(BLOCK) ?? []).slice(0, MOST + 1).map(toKept);
  const certificates = kept.filter((one) => one !== null);
  if (certificates.length === 0 || certificates.length < kept.length)
    return fail(
      'bad-ca',
      'This file holds no certificate that can be read. Choose a PEM file: text that begins with BEGIN CERTIFICATE.',
    );
  if (kept.length > MOST)
    return fail('bad-ca', `This file holds more than ${MOST} certificates. Choose one with your own alone.`);
  return ok([...new Map(certificates.map((one) => [one.sha256, one])).values()]);
};
