import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { makeCertificate } from '../../remote/testing/certificate.ts';
import { readCertificates } from './pem.ts';

const one = makeCertificate(['127.0.0.1'], -1, 30);
const two = makeCertificate(['coder.example.com'], -1, 30);

describe('a file of certificates', () => {
  it('gives subject, fingerprint and end of each, once, and leaves a private key alone', () => {
    const read = readCertificates(`# ours\r\n${one.cert}${one.key}${two.cert}${one.cert}`);
    if (!read.ok) throw new Error(read.failure.message);
    expect(read.value.map(({ sha256 }) => sha256)).toEqual(
      [one, two].map(({ cert }) => new X509Certificate(cert).fingerprint256.toLowerCase()),
    );
    expect(read.value[0]?.subject).toBe('CN=Rollcall test');
    expect(Date.parse(read.value[0]?.validTo ?? '')).toBeGreaterThan(Date.now());
    expect(JSON.stringify(read.value)).not.toContain('PRIVATE KEY');
  });

  it.each([
    ['nothing', ''],
    ['text', 'hello'],
    ['a key alone', one.key],
    ['a cut certificate', one.cert.slice(0, 200)],
    ['something else in the armour', '-----BEGIN CERTIFICATE-----\naGVsbG8=\n-----END CERTIFICATE-----'],
    [
      'a good one and a broken one',
      `${one.cert}-----BEGIN CERTIFICATE-----\naGVsbG8=\n-----END CERTIFICATE-----`,
    ],
    ['fifty-one', one.cert.repeat(51)],
  ])('is refused when it holds %s', (_, text) => {
    expect(readCertificates(text)).toMatchObject({ failure: { code: 'bad-ca' } });
  });
});
