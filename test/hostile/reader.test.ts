import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startTwin } from '#electron/demo/index.ts';
import { createCoderApi } from '#electron/store/remote/coder-api.ts';
import { makeCertificate } from '#electron/store/remote/testing/certificate.ts';
import { sendJson, startServer } from '#electron/store/remote/testing/server.ts';
import { type NetworkWay, WaysUnknownError } from '#electron/store/remote/wire/ways.ts';
import { createReaderThreads } from '#electron/store/root/threads.ts';
import { createTestClock, realClock, silentLog } from '#test/kit/clock.ts';

const startReader = createReaderThreads();
const open: { close: () => Promise<void> | void }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

describe('a reader', { timeout: 60_000 }, () => {
  it('reads in a thread what the client would read here', async () => {
    const twin = await startTwin({ members: 150, seed: 7, generation: '2.35', rateLimit: false });
    const api = createCoderApi({
      url: twin.url,
      token: twin.ownerToken,
      clock: realClock,
      log: silentLog,
      startReader,
    });
    open.push(twin, api);
    const read: string[] = [];
    const reader = api.openReader({ read: (kind) => read.push(kind), ended: (f) => read.push(f.message) });
    open.push(reader);
    const organizations = await reader.api.listOrganizations();
    const here = await api.listOrganizations();
    if (!organizations.ok || !here.ok) throw new Error('No organizations');
    // The twin has them in a new order each time, as Coder has.
    expect(new Set(organizations.value)).toEqual(new Set(here.value));
    const [first] = organizations.value;
    if (first === undefined) throw new Error('No organization');
    const page = { offset: 0, limit: 1000 };
    expect(await reader.api.pageMembers(first.id, page)).toEqual(await api.pageMembers(first.id, page));
    expect(read).toEqual(['rest', 'rows']);
  });

  it('meets the host through the gate of the client: a 429 on a page holds everybody back', async () => {
    const { clock } = createTestClock();
    const seen: number[] = [];
    const server = await startServer((request, response, count) => {
      seen.push(clock.monotonicMs());
      if (count === 1) sendJson(response, 429, { message: 'slow down' }, { 'Retry-After': '60' });
      else sendJson(response, 200, request.url?.endsWith('/buildinfo') ? { version: 'v2.35.0' } : []);
    });
    const api = createCoderApi({ url: server.url, token: null, clock, log: silentLog, startReader });
    open.push(server, api);
    const reader = api.openReader({ read: () => undefined, ended: () => undefined });
    open.push(reader);
    const listed = reader.api.listOrganizations();
    await expect.poll(() => seen.length, { timeout: 20_000 }).toBeGreaterThan(0);
    await api.readBuildInfo();
    expect(await listed).toMatchObject({ ok: true });
    expect(seen[1]).toBeGreaterThanOrEqual(60_000);
  });

  it('gives back what it has taken of the gate when it is ended in the middle of it', async () => {
    const server = await startServer((request, response) => {
      if (request.url?.endsWith('/buildinfo')) sendJson(response, 200, { version: 'v2.35.0' });
    });
    const api = createCoderApi({
      url: server.url,
      token: null,
      clock: realClock,
      log: silentLog,
      startReader,
      limits: { startWidth: 1, maxWidth: 1 },
    });
    open.push(server, api);
    const reader = api.openReader({ read: () => undefined, ended: () => undefined });
    const listed = reader.api.listOrganizations();
    await expect.poll(() => server.seen.length, { timeout: 20_000 }).toBe(1);
    reader.close();
    expect(await listed).toMatchObject({ ok: false });
    // The one place that there is.
    expect(await api.readBuildInfo()).toMatchObject({ ok: true });
  });

  it('asks the client for the way to the server, and tells of none as the client does', async () => {
    const way = vi.fn(async () => {
      throw new WaysUnknownError('no way');
    });
    const api = createCoderApi({
      url: 'https://127.0.0.1:9',
      token: null,
      clock: realClock,
      log: silentLog,
      startReader,
      ways: { find: way, note: () => undefined },
    });
    open.push(api);
    const reader = api.openReader({ read: () => undefined, ended: () => undefined });
    open.push(reader);
    const there = await reader.api.listOrganizations();
    expect(there).toMatchObject({ ok: false, failure: { code: 'proxy-failed' } });
    expect(there).toEqual(await api.listOrganizations());
    expect(way).toHaveBeenCalledTimes(2);
  });

  it('tells the client which ways are dead, so that what one learned the other knows', async () => {
    const noted: unknown[] = [];
    const dead: NetworkWay = { kind: 'proxy', hop: { origin: 'http://127.0.0.1:1', authorization: null } };
    const live: NetworkWay = { kind: 'direct' };
    const cert = makeCertificate(['127.0.0.1'], -1, 1);
    const server = createServer(cert, (_, response) => response.end('{}'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    // `listen` with a port gives an address with a port.
    const { port } = server.address() as AddressInfo;
    const api = createCoderApi({
      url: `https://127.0.0.1:${port}`,
      token: null,
      clock: realClock,
      log: silentLog,
      startReader,
      ca: [cert.cert],
      ways: { find: async () => [dead, live], note: (...told) => noted.push(told) },
    });
    const reader = api.openReader({ read: () => undefined, ended: () => undefined });
    open.push({ close: () => void server.close() }, api, reader);
    await reader.api.listOrganizations();
    expect(noted[0]).toEqual([live, [dead]]);
  });
});
