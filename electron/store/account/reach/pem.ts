import { fail, ok, type Result } from '#shared/base/result.ts';
import type { KeptCertificate } from '../../db/journal/deployment-ca.ts';

const BLOCK = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;
/** As many as a person can be shown when they are asked whether to trust them. */
const MOST = 10;

/** Reads one certificate in PEM; null when it is none. */
export type ReadOne = (pem: string) => KeptCertificate | null;

/**
 * The certificates of a PEM file, each once, in its order. Only certificates are taken: a private key that is in
 * the same file goes nowhere. Anything that is no certificate, or more than 10 of them, is refused.
 */
export const readCertificates = (
  text: string,
  readOne: ReadOne,
): Result<readonly KeptCertificate[], 'bad-ca'> => {
  // A shell of Windows writes two bytes for each letter; those of a certificate are plain with the zeros taken out.
  // Some tools write the old label.
  const plain = text.replaceAll('\0', '').replace(/(BEGIN|END) X509 CERT/g, '$1 CERT');
  const blocks = (plain.match(BLOCK) ?? []).slice(0, MOST + 1);
  if (blocks.length > MOST)
    return fail('bad-ca', `This file holds more than ${MOST} certificates. Choose one with your own alone.`);
  const certificates = blocks.map(readOne).filter((one) => one !== null);
  if (certificates.length === 0)
    return fail(
      'bad-ca',
      'This file holds no certificate that can be read. Choose a PEM file: text that begins with BEGIN CERTIFICATE (Windows calls it Base-64).',
    );
  if (certificates.length < blocks.length)
    return fail(
      'bad-ca',
      `Of the ${blocks.length} certificates in this file, ${blocks.length - certificates.length} cannot be read, so none was taken. Choose a file with your own alone.`,
    );
  return ok([...new Map(certificates.map((one) => [one.sha256, one])).values()]);
};
