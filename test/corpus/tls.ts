/** Servers that cannot prove who they are, and handshakes that go wrong: not a byte of a request may leave. */
import type { Piece } from './entry.ts';

/** Who vouches: the certificate itself, the root that the client trusts, one below it, or a stranger. */
export type Issuer = 'itself' | 'root' | 'below-root' | 'stranger' | 'no-authority';

export type TlsEntry = {
  readonly id: string;
  readonly rows: string;
  readonly hosts: readonly string[];
  /** Days from now. */
  readonly valid: readonly [from: number, to: number];
  readonly by: Issuer;
  /** The certificate's own name; the host name, for those who still look there. */
  readonly name?: string;
  readonly digest?: 'sha1';
  /** Sends the certificates in between as well. */
  readonly sendsChain?: boolean;
  readonly server?: {
    readonly minVersion?: 'TLSv1';
    readonly maxVersion?: 'TLSv1.1' | 'TLSv1.2';
    readonly ciphers?: string;
  };
  readonly wantsClientCertificate?: boolean;
  readonly expect: string;
};

const HERE = ['127.0.0.1'] as const;
const NOW = [-1, 1] as const;
const bad = (id: string, more: Partial<TlsEntry> = {}): TlsEntry => ({
  id: `tls/${id}`,
  rows: 'N38 TLS-1',
  hosts: HERE,
  valid: NOW,
  by: 'root',
  expect: 'not-sent tls',
  ...more,
});

export const certificates: readonly TlsEntry[] = [
  bad('in order', { expect: 'applied' }),
  bad('in order, with one in between', { by: 'below-root', sendsChain: true, expect: 'applied' }),
  bad('expired', { valid: [-9, -1] }),
  bad('expired a minute ago', { valid: [-9, -1 / 1440] }),
  bad('not valid yet', { valid: [1, 9] }),
  bad('for another host', { hosts: ['coder.example.com'] }),
  bad('for another address', { hosts: ['127.0.0.2'] }),
  bad('for the address as a host name', { hosts: ['127.0.0.1.example.com'] }),
  bad('for all hosts', { hosts: ['*'] }),
  bad('for all hosts below one', { hosts: ['*.0.0.1'] }),
  bad('for no host, with the address as its name', { hosts: [], name: '127.0.0.1' }),
  bad('for no host at all', { hosts: [] }),
  bad('for 2,000 other hosts', { hosts: Array.from({ length: 2_000 }, (_, n) => `h${n}.example.com`) }),
  bad('for a host with escapes in its name', { hosts: ['\u001b[2Jevil\r\n.example.com'] }),
  bad('signed by itself', { by: 'itself' }),
  bad('signed by a stranger', { by: 'stranger' }),
  bad('signed by a stranger, who is sent along', { by: 'stranger', sendsChain: true }),
  bad('signed by one in between, who is not sent', { by: 'below-root' }),
  bad('signed by one who may not vouch', { by: 'no-authority', sendsChain: true }),
  bad('signed with SHA-1', { digest: 'sha1' }),
  bad('over TLS 1.1', { server: { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL@SECLEVEL=0' } }),
  bad('with no cipher in common', {
    server: { maxVersion: 'TLSv1.2', ciphers: 'AES128-GCM-SHA256' },
  }),
  // With TLS 1.2 this is known before the request goes out; with 1.3 only after it, which is what this shows.
  bad('of one who wants ours, over TLS 1.2', {
    wantsClientCertificate: true,
    server: { maxVersion: 'TLSv1.2' },
  }),
  bad('of one who wants ours', { wantsClientCertificate: true, expect: 'unknown tls' }),
];

export type HandshakeEntry = {
  readonly id: string;
  readonly rows: string;
  /** What is said to the client's greeting, and whether the connection is then ended, reset or left open. */
  readonly says: readonly Piece[];
  readonly after: 'keep' | 'end' | 'reset';
  readonly expect: string;
};

const hand = (
  id: string,
  after: HandshakeEntry['after'],
  says: readonly Piece[],
  expect = 'not-sent tls',
): HandshakeEntry => ({
  id: `handshake/${id}`,
  rows: 'N38 TLS-1 RET-6',
  says,
  after,
  expect,
});

export const handshakes: readonly HandshakeEntry[] = [
  hand('never answered', 'keep', [], 'not-sent timed-out'),
  hand('ended', 'end', []),
  hand('reset', 'reset', []),
  hand('answered in plain http', 'end', ['HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n']),
  hand('answered with a page', 'end', ['HTTP/1.1 200 OK\r\n\r\n<html>Sign in</html>']),
  hand('answered with a redirect', 'end', ['HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\n\r\n']),
  hand('answered by a mail server', 'end', ['220 mail.example ESMTP\r\n']),
  hand('refused by an alert', 'end', [{ bytes: [0x15, 3, 3, 0, 2, 2, 40] }]),
  hand('half a record', 'keep', [{ bytes: [0x16, 3, 3, 0x40, 0, 2, 0, 0] }], 'not-sent timed-out'),
  hand(
    'one byte at a time',
    'keep',
    [{ bytes: [0x16, 3, 3, 0x3f, 0xff, 2] }, { repeat: '\u0000', times: 60, everyMs: 30 }],
    'not-sent timed-out',
  ),
  hand('a record too large', 'end', [{ bytes: [0x16, 3, 3, 0xff, 0xff] }, { repeat: 'x', times: 70_000 }]),
  hand('noise', 'end', [{ repeat: '\u00ff\u0001', times: 1_000 }]),
];
