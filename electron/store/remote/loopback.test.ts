import { type AddressInfo, createServer } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ORGANIZATION, quickApi, USER } from './testing/api.ts';
import { isLoopbackAddress, normaliseUrl } from './url.ts';

/** What a hosts file or a rebinding name server makes of `localhost`: the address that a socket's other end has. */
const elsewhere = vi.hoisted(() => ({ address: null as string | null }));
vi.mock('./url.ts', async (load) => {
  const real = await load<typeof import('./url.ts')>();
  const isLoopbackAddress: typeof real.isLoopbackAddress = (address) =>
    real.isLoopbackAddress(elsewhere.address ?? address);
  return { ...real, isLoopbackAddress };
});

const open: (() => unknown)[] = [];
afterEach(async () => {
  elsewhere.address = null;
  for (const close of open.splice(0).reverse()) await close();
});

/** A listener on loopback that writes down every byte it gets. */
const listen = async () => {
  const seen: string[] = [];
  const server = createServer((socket) => {
    socket.on('data', (chunk) => seen.push(chunk.toString('latin1')));
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(() => server.close());
  // `listen` with a port gives an address with a port.
  const { port } = server.address() as AddressInfo;
  return { port, seen };
};

describe('plain http', () => {
  it.each([
    '127.0.0.1',
    '127.255.255.254',
    '127.1',
    '2130706433',
    '0x7f.0.0.1',
    '0177.0.0.1',
    'localhost',
    'LOCALHOST.',
    '[::1]',
    '[0:0:0:0:0:0:0:1]',
  ])('may be spoken to %s', (host) => {
    expect(normaliseUrl(`http://${host}:3000`).ok).toBe(true);
  });

  it.each([
    '127.0.0.1.example.com',
    'localhost.example.com',
    'foo.localhost',
    'localhost.localdomain',
    '0.0.0.0',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:192.0.2.7]',
    '[fe80::1]',
    '128.0.0.1',
    '12.7.0.1',
    '2130706432.example',
    '3221225985',
    'localhost:x@coder.example.com',
    'localhost%00.example.com',
    'localhost%2eexample.com',
    'ｌocalhost.example.com',
    '127。0。0。1。example.com',
  ])('may not be spoken to %s', (host) => {
    expect(normaliseUrl(`http://${host}`)).toMatchObject({ ok: false, failure: { code: 'bad-url' } });
  });

  it('knows this computer by the other end of a socket', () => {
    for (const here of ['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1', '::FFFF:127.0.0.1'])
      expect(isLoopbackAddress(here)).toBe(true);
    for (const there of [
      undefined,
      '',
      'localhost',
      '0.0.0.0',
      '192.0.2.7',
      '::ffff:192.0.2.7',
      '::',
      'fe80::1',
    ])
      expect(isLoopbackAddress(there)).toBe(false);
  });

  it('is not spoken when the name leads to another machine after all: not one byte leaves', async () => {
    const { port, seen } = await listen();
    elsewhere.address = '192.0.2.7';
    const api = quickApi(`http://localhost:${port}`);
    open.push(api.close);
    expect(await api.putMemberRoles(ORGANIZATION, USER, ['a'])).toMatchObject({
      class: 'not-sent',
      failure: { code: 'host-not-found', retry: false },
    });
    const build = await api.readBuildInfo();
    expect(build.ok ? '' : build.failure.message).toContain('does not lead to this computer');
    expect(seen).toEqual([]);
  });
});
