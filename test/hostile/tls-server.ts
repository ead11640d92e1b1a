import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type Certificate, makeCertificate } from '#electron/store/remote/testing/certificate.ts';
import { sendJson } from '#electron/store/remote/testing/server.ts';
import type { Issuer, TlsEntry } from '../corpus/tls.ts';

/** Authorities made for one run: a root that the client trusts, one below it, and two that should not be believed. */
export const makeAuthorities = () => {
  const root = makeCertificate([], -10, 10, { isAuthority: true, name: 'Trusted root' });
  return {
    root,
    'below-root': makeCertificate([], -10, 10, { by: root, isAuthority: true, name: 'In between' }),
    stranger: makeCertificate([], -10, 10, { isAuthority: true, name: 'Stranger' }),
    'no-authority': makeCertificate(['other.example'], -10, 10, { by: root, name: 'Not an authority' }),
  } as const;
};
export type Authorities = ReturnType<typeof makeAuthorities>;

const issuerOf = (all: Authorities, by: Issuer): Certificate | null => (by === 'itself' ? null : all[by]);

/** The certificate (with the chain, where it is sent) and key of an entry. */
export const toIdentity = (all: Authorities, entry: Omit<TlsEntry, 'id' | 'rows' | 'expect'>) => {
  const by = issuerOf(all, entry.by);
  const [from, to] = entry.valid;
  const own = makeCertificate(entry.hosts, from, to, {
    ...(by === null ? {} : { by }),
    ...(entry.digest === undefined ? {} : { digest: entry.digest }),
    name: entry.name ?? 'Rollcall test',
  });
  return { cert: own.cert + (entry.sendsChain && by !== null ? by.cert : ''), key: own.key };
};

/** An https server that answers every request with `body`, and writes down the tokens it saw. */
export const startTlsServer = async (
  identity: { readonly cert: string; readonly key: string },
  answer: {
    readonly body: unknown;
    readonly headers?: Readonly<Record<string, string>>;
    readonly status?: number;
  },
  options: Pick<TlsEntry, 'server' | 'wantsClientCertificate'> = {},
) => {
  const tokens: string[] = [];
  const sockets = new Set<Duplex>();
  const wants = options.wantsClientCertificate === true;
  const server = createServer(
    { ...identity, ...options.server, requestCert: wants, rejectUnauthorized: wants },
    (request, response) => {
      tokens.push(String(request.headers['coder-session-token']));
      request.resume();
      sendJson(response, answer.status ?? 200, answer.body, answer.headers);
    },
  );
  server.on('tlsClientError', () => undefined);
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // `listen` with a port gives an address with a port.
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://127.0.0.1:${port}`,
    tokens,
    /** From the next connection on. */
    become: (next: { readonly cert: string; readonly key: string }) => server.setSecureContext(next),
    close: async (): Promise<void> => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
