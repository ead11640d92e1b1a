import { afterAll, describe, expect, it } from 'vitest';
import { createCoderApi } from '#electron/store/remote/coder-api.ts';
import { bareMember, ORGANIZATION, USER } from '#electron/store/remote/testing/api.ts';
import { startTcp } from '#electron/store/remote/testing/server.ts';
import { realClock, silentLog } from '#test/kit/clock.ts';
import { certificates, handshakes } from '../corpus/tls.ts';
import { startDecoy } from './decoy.ts';
import { findLeaks } from './leaks.ts';
import { play } from './play.ts';
import { printSummary } from './summary.ts';
import { makeAuthorities, startTlsServer, toIdentity } from './tls-server.ts';
import { TOKEN } from './world.ts';

const authorities = makeAuthorities();
const words: string[] = [];
const ROLE = ['organization-auditor'] as const;
const ANSWER = { body: bareMember(ROLE) };
/** No kept connection: the next request begins with a handshake. */
const LAST = { ...ANSWER, headers: { Connection: 'close' } };
const GOOD = { hosts: ['127.0.0.1'], valid: [-1, 1], by: 'root' } as const;

const withApi = async (url: string, use: (put: () => Promise<string>) => Promise<void>): Promise<void> => {
  const api = createCoderApi({
    url,
    token: TOKEN,
    clock: realClock,
    log: silentLog,
    ca: [authorities.root.cert],
    limits: { connectMs: 1_000, backoffBaseMs: 1 },
  });
  const put = async () => {
    const outcome = await api.putMemberRoles(ORGANIZATION, USER, ROLE);
    const word = 'failure' in outcome ? `${outcome.class} ${outcome.failure.code}` : outcome.class;
    words.push(`PUT ${word}`);
    expect(findLeaks({ word, value: null, failure: outcome }, [], [])).toEqual([]);
    if ('failure' in outcome && outcome.class === 'unknown')
      expect(outcome.failure.message).not.toContain('nothing was sent');
    return word;
  };
  try {
    await use(put);
  } finally {
    api.close();
  }
};

afterAll(() => printSummary('tls', certificates.length + handshakes.length, words));

describe('a certificate', () => {
  for (const entry of certificates)
    it(`${entry.id}: ${entry.expect}`, async () => {
      const server = await startTlsServer(toIdentity(authorities, entry), ANSWER, entry);
      await withApi(server.url, async (put) => expect(await put()).toBe(entry.expect));
      expect(server.tokens).toEqual(entry.expect === 'applied' ? [TOKEN] : []);
      await server.close();
    });

  it('that is followed by another good one is taken', async () => {
    const server = await startTlsServer(toIdentity(authorities, GOOD), LAST);
    await withApi(server.url, async (put) => {
      expect(await put()).toBe('applied');
      server.become(toIdentity(authorities, { ...GOOD, by: 'below-root', sendsChain: true }));
      expect(await put()).toBe('applied');
    });
    expect(server.tokens).toHaveLength(2);
    await server.close();
  });

  it('that is followed by a bad one ends it before the token goes out again', async () => {
    const server = await startTlsServer(toIdentity(authorities, GOOD), LAST);
    await withApi(server.url, async (put) => {
      expect(await put()).toBe('applied');
      server.become(toIdentity(authorities, { ...GOOD, by: 'stranger' }));
      expect(await put()).toBe('not-sent tls');
    });
    expect(server.tokens).toHaveLength(1);
    await server.close();
  });

  it('does not make a redirect to plain http any better', async () => {
    const decoy = await startDecoy();
    const answer = { status: 307, body: {}, headers: { Location: decoy.url } };
    const server = await startTlsServer(toIdentity(authorities, GOOD), answer);
    await withApi(server.url, async (put) => expect(await put()).toBe('unknown redirected'));
    expect(server.tokens).toHaveLength(1);
    expect(decoy.visits()).toBe(0);
    await server.close();
    await decoy.close();
  });
});

describe('a handshake', () => {
  for (const entry of handshakes)
    it(`${entry.id}: ${entry.expect}`, async () => {
      const honest = { status: 200, type: '', version: '', body: Buffer.alloc(0) };
      const heard: string[] = [];
      const server = await startTcp((socket, received) => {
        if (heard.push(received) > 1) return;
        void play(socket, { raw: entry.says, after: entry.after }, { honest, words: {} });
      });
      await withApi(server.url.replace('http:', 'https:'), async (put) =>
        expect(await put()).toBe(entry.expect),
      );
      expect(heard.join('')).not.toContain(TOKEN.slice(0, 8));
      await server.close();
    });
});
