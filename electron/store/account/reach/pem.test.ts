import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readCertificate } from '../../remote/certificate.ts';
import { makeCertificate } from '../../remote/testing/certificate.ts';
import { readCertificates } from './pem.ts';

const read = (text: string) => readCertificates(text, readCertificate);

const one = makeCertificate(['127.0.0.1'], -1, 30);
const two = makeCertificate(['coder.example.com'], -1, 30);

describe('a file of certificates', () => {
  it('gives subject, fingerprint and end of each, once, and leaves a private key alone', () => {
    const found = read(`# ours\r\n${one.cert}${one.key}${two.cert}${one.cert}`);
    if (!found.ok) throw new Error(found.failure.message);
    expect(found.value.map(({ sha256 }) => sha256)).toEqual(
      [one, two].map(({ cert }) => new X509Certificate(cert).fingerprint256.toLowerCase()),
    );
    expect(found.value[0]?.subject).toBe('CN=Rollcall test');
    expect(Date.parse(found.value[0]?.validTo ?? '')).toBeGreaterThan(Date.now());
    expect(JSON.stringify(found.value)).not.toContain('PRIVATE KEY');
  });

  it('is read with the label of old tools, and in the two bytes a letter of a shell of Windows', () => {
    const old = one.cert.replaceAll('CERTIFICATE', 'X509 CERTIFICATE');
    const wide = Buffer.from(`\ufeff${one.cert}`, 'utf16le').toString('utf8');
    for (const text of [old, wide]) expect(read(text)).toEqual(read(one.cert));
  });

  it('with a good one and a broken one is not said to hold none', () => {
    const broken = '-----BEGIN CERTIFICATE-----\naGVsbG8=\n-----END CERTIFICATE-----';
    expect(read(`${one.cert}${broken}${two.cert}`)).toMatchObject({
      failure: { message: expect.stringContaining('Of the 3 certificates in this file, 1 cannot be read') },
    });
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
    ['eleven', one.cert.repeat(11)],
  ])('is refused when it holds %s', (_, text) => {
    expect(read(text)).toMatchObject({ failure: { code: 'bad-ca' } });
  });
});
