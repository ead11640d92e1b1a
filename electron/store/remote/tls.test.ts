import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createCoderApi } from './coder-api.ts';
import { bareMember, ORGANIZATION, TOKEN, USER } from './testing/api.ts';
import { makeCertificate } from './testing/certificate.ts';
import { realClock, silentLog } from './testing/clock.ts';
import { sendJson } from './testing/server.ts';

const open: (() => unknown)[] = [];
afterEach(() => {
  vi.unstubAllEnvs();
  for (const close of open.splice(0).reverse()) close();
});

/** An https server with this certificate, and a client that trusts `trusted` beside the usual ones. */
const connect = async (
  own: { cert: string; key: string },
  trusted: readonly string[],
  maxVersion?: 'TLSv1.1',
) => {
  const seen: string[] = [];
  const old =
    maxVersion === undefined ? {} : ({ minVersion: 'TLSv1', maxVersion, ciphers: 'ALL@SECLEVEL=0' } as const);
  const server = createServer({ ...own, ...old }, (request, response) => {
    seen.push(String(request.headers['coder-session-token']));
    sendJson(response, 200, bareMember(['a']));
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // `listen` with a port gives an address with a port.
  const { port } = server.address() as AddressInfo;
  const url = `https://127.0.0.1:${port}`;
  const api = createCoderApi({ url, token: TOKEN, clock: realClock, log: silentLog, ca: trusted });
  open.push(() => server.close(), api.close);
  return { outcome: await api.putMemberRoles(ORGANIZATION, USER, ['a']), seen };
};

describe('a server that has to prove who it is', () => {
  it('is talked to when a trusted certificate names it', async () => {
    const own = makeCertificate(['127.0.0.1'], -1, 1);
    const { outcome, seen } = await connect(own, [own.cert]);
    expect(outcome.class).toBe('applied');
    expect(seen).toEqual([TOKEN]);
  });

  it.each([
    ['nobody vouches for it', ['127.0.0.1'], -1, 1, false],
    ['its certificate is for another host', ['coder.example.com'], -1, 1, true],
    ['its certificate has run out', ['127.0.0.1'], -2, -1, true],
    ['its certificate is not valid yet', ['127.0.0.1'], 1, 2, true],
  ] as const)('gets no byte of the request when %s', async (_, hosts, from, to, isTrusted) => {
    const own = makeCertificate(hosts, from, to);
    const { outcome, seen } = await connect(own, isTrusted ? [own.cert] : []);
    expect(outcome).toMatchObject({ class: 'not-sent', failure: { code: 'tls', retry: false } });
    expect(seen).toEqual([]);
  });

  it('gets nothing over TLS 1.1', async () => {
    const own = makeCertificate(['127.0.0.1'], -1, 1);
    const { outcome } = await connect(own, [own.cert], 'TLSv1.1');
    expect(outcome).toMatchObject({ class: 'not-sent', failure: { code: 'tls' } });
  });

  it('is not excused by NODE_TLS_REJECT_UNAUTHORIZED', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const { outcome, seen } = await connect(makeCertificate(['127.0.0.1'], -1, 1), []);
    expect(outcome.class).toBe('not-sent');
    expect(seen).toEqual([]);
  });
});
