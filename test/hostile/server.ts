import { createServer, type Socket } from 'node:net';
import type { Entry, Route } from '../corpus/entry.ts';
import type { Words } from './fill.ts';
import { play, playHonest } from './play.ts';
import { routeOf } from './routes.ts';
import { PAGE_ROWS, TOKEN, type World } from './world.ts';

export type Heard = { readonly method: string; readonly path: string; readonly head: string };

/** The first whole request in the text, and what is left behind it. */
const takeRequest = (text: string): { readonly heard: Heard; readonly rest: string } | null => {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const head = text.slice(0, end);
  const length = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0);
  if (text.length < end + 4 + length) return null;
  const [method = '', path = ''] = head.split(' ');
  return { heard: { method, path, head }, rest: text.slice(end + 4 + length) };
};

const organizationIn = (world: World, path: string): string =>
  /^\/api\/v2\/organizations\/([0-9a-f-]{36})/.exec(path)?.[1] ?? world.organization;

/** The first page of the list that a path is about, when it is about one. */
const readFirstPage = async (world: World, path: string): Promise<string> => {
  const [base, query] = path.split('?');
  const isPaged = base?.endsWith('/paginated-members') && query !== undefined;
  const first = isPaged ? await world.answer('GET', `${base}?limit=${PAGE_ROWS}&offset=0`) : null;
  return first?.body.toString('utf8') ?? '';
};

type Place = { readonly port: number; readonly decoy: string; readonly path: string };
const wordsFor = (world: World, { port, decoy, path }: Place, good: Buffer, firstPage: string): Words => ({
  decoy,
  'decoy-host': decoy.replace('http://', ''),
  self: `http://127.0.0.1:${port}`,
  'self-port': String(port),
  path,
  token: TOKEN,
  user: world.user,
  USER: world.user.toUpperCase(),
  organization: organizationIn(world, path),
  ORGANIZATION: organizationIn(world, path).toUpperCase(),
  good: good.toString('utf8'),
  'first-page': firstPage,
  'first-page-of-500': firstPage.replace(/"count":\d+/, '"count":500'),
  length: String(good.length),
  'hex-length': good.length.toString(16),
});

/**
 * A server on loopback that is honest but for one kind of request, and there says what the entry says. `heal` makes
 * it honest for good. `bytes` counts what came in, whole requests or not.
 */
export const startHostile = async (world: World, entry: Entry, target: Route, decoy: string) => {
  const heard: Heard[] = [];
  const sockets = new Set<Socket>();
  let bytes = 0;
  let hits = 0;
  let isHealed = false;
  let port = 0;

  const isHostile = (path: string): boolean => {
    if (isHealed) return false;
    if (entry.page !== undefined && path.includes('limit=1&')) return false;
    if (entry.page === 'first' && !path.includes('offset=0')) return false;
    hits += 1;
    return hits >= (entry.from ?? 1);
  };
  const respond = async (socket: Socket, one: Heard): Promise<void> => {
    const honest = await world.answer(one.method, one.path);
    if (routeOf(one.method, one.path) !== target || !isHostile(one.path)) return playHonest(socket, honest);
    const firstPage = await readFirstPage(world, one.path);
    const words = wordsFor(world, { port, decoy, path: one.path }, honest.body, firstPage);
    return play(socket, entry.answer, { honest, words });
  };
  const isEarly = 'raw' in entry.answer && entry.answer.at === 'connect';
  const talk = async (socket: Socket): Promise<void> => {
    let text = '';
    let turn = Promise.resolve();
    socket.on('data', (chunk) => {
      bytes += chunk.length;
      text += chunk.toString('latin1');
      for (let next = takeRequest(text); next !== null; next = takeRequest(text)) {
        const { heard: one } = next;
        text = next.rest;
        heard.push(one);
        if (!isEarly || isHealed) turn = turn.then(() => respond(socket, one));
      }
    });
    if (!isEarly || isHealed) return;
    const honest = await world.answer('GET', '/api/v2/users/me');
    await play(socket, entry.answer, {
      honest,
      words: wordsFor(world, { port, decoy, path: '/' }, honest.body, ''),
    });
  };
  // Without delay: a head and a body in two writes would cost 40 ms each time.
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    void talk(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    heard,
    bytes: () => bytes,
    heal: () => {
      isHealed = true;
    },
    close: async (): Promise<void> => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
export type Hostile = Awaited<ReturnType<typeof startHostile>>;

const NOTHING: Entry = {
  id: 'honest',
  rows: '',
  about: '',
  answer: { raw: [], after: 'keep' },
  expect: {},
};

/** The same server without a fault. */
export const startHonest = async (world: World): Promise<Hostile> => {
  const server = await startHostile(world, NOTHING, 'self', '');
  server.heal();
  return server;
};
