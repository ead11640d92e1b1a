import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { realClock, silentLog } from '#test/kit/clock.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { openSyncRig } from '#test/kit/sync-rig.ts';
import { createCoderApi } from '../remote/coder-api.ts';
import type { RemoteLimits } from '../remote/limits.ts';
import { startServer } from '../remote/testing/server.ts';

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

const MOST_BYTES = 20_000;
const isPage = (path: string): boolean => /paginated-members|\/users\?/.test(path);
const limitOf = (path: string): number => Number(new URL(path, 'http://front').searchParams.get('limit'));

type Spoil = (body: Buffer, response: ServerResponse) => void;

const passOn = async (
  to: string,
  request: IncomingMessage,
  response: ServerResponse,
  spoil: Spoil | null,
) => {
  const path = request.url ?? '';
  const token = String(request.headers['coder-session-token'] ?? '');
  const answer = await fetch(to + path, { headers: { 'Coder-Session-Token': token } });
  const body = Buffer.from(await answer.arrayBuffer());
  response.statusCode = answer.status;
  response.setHeader('Content-Type', 'application/json');
  if (spoil !== null && isPage(path) && body.length > MOST_BYTES) spoil(body, response);
  else response.end(body);
};

/** A refresh of everybody by the real client, in pages of 150, through something narrow; and the sizes it asked for. */
const refresh = async (spoil: Spoil | null, limits: Partial<RemoteLimits>) => {
  const rig = await openSyncRig({ pageRows: 150 });
  open.push(rig.close);
  expect(await rig.sync.start(DEPLOYMENT)).toMatchObject({ ok: true });
  const before = [rig.rows(), rig.users()];
  const front = await startServer((request, response) => void passOn(rig.twin.url, request, response, spoil));
  const narrow = createCoderApi({
    url: front.url,
    token: rig.twin.ownerToken,
    clock: realClock,
    log: silentLog,
    limits: { backoffBaseMs: 1, ...limits },
  });
  open.push(front.close, narrow.close);
  rig.wrap(() => narrow);
  const result = await rig.sync.start(DEPLOYMENT);
  const sizes = front.seen.filter(({ path }) => isPage(path)).map(({ path }) => limitOf(path));
  return {
    result,
    before,
    after: [rig.rows(), rig.users()],
    largest: Math.max(...sizes),
    least: Math.min(...sizes),
  };
};

describe('a refresh through something that lets no large answers pass', () => {
  it.each<readonly [string, Spoil | null, Partial<RemoteLimits>]>([
    ['we let in no more ourselves', null, { bodyBytes: MOST_BYTES, nearBodyBytes: MOST_BYTES }],
    [
      'a front refuses it (413)',
      (_, response) => void response.writeHead(413).end('<html>Too large</html>'),
      {},
    ],
    [
      'a front cuts it off',
      (body, response) => {
        response.setHeader('Content-Length', body.length);
        response.write(body.subarray(0, MOST_BYTES), () => response.destroy());
      },
      {},
    ],
  ])('has everybody, in smaller pages, when %s', async (_, spoil, limits) => {
    const { result, before, after, largest, least } = await refresh(spoil, limits);
    expect(result).toMatchObject({ ok: true, value: { changed: 0 } });
    expect(after).toEqual(before);
    expect([largest, least < 50]).toEqual([150, true]);
  });
});
