import { generateKeyPairSync, sign } from 'node:crypto';

/** One element of DER: tag, length, content. */
const der = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  const { length } = content;
  const head =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...head]), content]);
};
const sequence = (...parts: readonly Buffer[]) => der(0x30, ...parts);
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
const time = (date: Date) =>
  der(0x18, Buffer.from(`${date.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`));

const SIGNATURES = {
  sha256: sequence(oid('2a8648ce3d040302')),
  sha1: sequence(oid('2a8648ce3d0401')),
} as const;
const COMMON_NAME = oid('550403');
const SUBJECT_ALT_NAME = oid('551d11');
const TRUE = der(0x01, Buffer.from([0xff]));
/** Critical, as the standard wants it: this one may vouch for others. */
const AUTHORITY = sequence(oid('551d13'), TRUE, der(0x04, sequence(TRUE)));

const nameOf = (text: string) => sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from(text)))));

const altNames = (hosts: readonly string[]) =>
  sequence(
    ...hosts.map((host) =>
      /^\d+(\.\d+){3}$/.test(host)
        ? der(0x87, Buffer.from(host.split('.').map(Number)))
        : der(0x82, Buffer.from(host)),
    ),
  );

const pem = (label: string, body: Buffer) =>
  `-----BEGIN ${label}-----\n${(body.toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END ${label}-----\n`;

export type Certificate = { readonly cert: string; readonly key: string; readonly name: string };

export type CertificateOptions = {
  /** Who vouches for it; left out: it does itself. */
  readonly by?: Certificate;
  readonly isAuthority?: boolean;
  readonly digest?: keyof typeof SIGNATURES;
  readonly name?: string;
};

/** A fresh certificate with its key, PEM, for the hosts (none: no names) and the days (from now) given. Tests only. */
export const makeCertificate = (
  hosts: readonly string[],
  fromDays: number,
  toDays: number,
  { by, isAuthority = false, digest = 'sha256', name = 'Rollcall test' }: CertificateOptions = {},
): Certificate => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const day = (n: number) => time(new Date(Date.now() + n * 86_400_000));
  const extensions = [
    ...(hosts.length === 0 ? [] : [sequence(SUBJECT_ALT_NAME, der(0x04, altNames(hosts)))]),
    ...(isAuthority ? [AUTHORITY] : []),
  ];
  const toBeSigned = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    SIGNATURES[digest],
    nameOf(by?.name ?? name),
    sequence(day(fromDays), day(toDays)),
    nameOf(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    ...(extensions.length === 0 ? [] : [der(0xa3, sequence(...extensions))]),
  );
  const signature = sign(digest, toBeSigned, by?.key ?? privateKey);
  const cert = sequence(toBeSigned, SIGNATURES[digest], der(0x03, Buffer.from([0]), signature));
  return {
    cert: pem('CERTIFICATE', cert),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    name,
  };
};
