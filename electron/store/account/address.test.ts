import { afterEach, describe, expect, it } from 'vitest';
import { asUser, LOOK, setUpRig } from '#test/kit/account-rig.ts';
import { startServer } from '../remote/testing/server.ts';

const rig = setUpRig();
const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

describe('an address that was copied from a page of Coder', () => {
  it.each(['/logs/audit?filter=x', '/tasks', '/ai/settings/providers', '/a-page/of-next-year'])(
    'is understood by asking the origin who it is: %s',
    async (path) => {
      const { store, twin } = rig.now();
      const probed = await store.must('deployment.probe', { url: `"${twin.url}${path}"` });
      expect(probed.url).toBe(twin.url);
      const added = await store.must('deployment.connect', {
        url: `<${twin.url}${path}>.`,
        token: twin.ownerToken,
        ...LOOK,
      });
      expect(added.url).toBe(twin.url);
    },
  );

  it('is told to have lost its path when no Coder answers at the top of the host', async () => {
    const { store, twin } = rig.now();
    const portal = await startServer((_, response) => response.writeHead(404).end('nothing here'));
    open.push(portal.close);
    const say = async (path: string): Promise<string> => {
      const reply = await store.call('deployment.probe', { url: `${portal.url}${path}` });
      if (reply.ok || reply.failure.code !== 'not-coder') throw new Error('It was taken for Coder');
      return reply.failure.message;
    };
    expect(await say('/coder/')).toContain('left the path out, since Coder does not live under a path');
    expect(await say('')).not.toContain('path');
    const token = twin.ownerToken;
    const reply = await store.call('deployment.connect', { url: `${portal.url}/coder`, token, ...LOOK });
    expect(reply.ok ? '' : reply.failure.message).toContain('left the path out');
    expect(portal.seen.every((one) => one.token === '')).toBe(true);
  });
});

describe('a server that is not Coder', () => {
  it('gets neither password nor first user: who it is is asked first, without them', async () => {
    const portal = await startServer((_, response) => response.writeHead(404).end('nothing here'));
    open.push(portal.close);
    const at = { url: `${portal.url}/coder`, ...LOOK };
    expect(await rig.codeOf('deployment.connectWithPassword', { ...at, ...asUser('ada') })).toBe('not-coder');
    const first = { ...at, ...asUser('ada'), username: 'ada' };
    expect(await rig.codeOf('deployment.createFirstUser', first)).toBe('not-coder');
    expect(portal.seen.map(({ method, path, body }) => [method, path, body])).toEqual([
      ['GET', '/api/v2/buildinfo', ''],
      ['GET', '/api/v2/buildinfo', ''],
    ]);
  });
});
