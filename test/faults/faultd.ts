import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { Twin } from '#electron/demo/index.ts';
import { type HistoryEntry, toSubject } from '#test/kit/history.ts';
import { type FaultRules, NO_FAULTS, type PutFault } from './fault-rules.ts';
import { passOn, type Reply, spoilAfter, spoilBefore, spoilHidden, spoilRead } from './spoil.ts';
import { findRead, findWrite, listRead, readsRoles, wordsIn, wordsOf } from './subjects.ts';

const readAll = async (from: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of from) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

const requestIdOf = (answer: IncomingMessage): string | null => {
  const id = answer.headers['x-coder-request-id'];
  return typeof id === 'string' ? id : null;
};

/** Turns of the loop without a request after which none is on its way. */
const CALM_TURNS = 10;

/**
 * A proxy on loopback in front of the twin. It breaks requests by rule, changes members behind our back, and keeps
 * its own history of what was asked and what it did; that history, not our journal, is the truth in a test.
 */
export const startFaultd = async (twin: Twin) => {
  const agent = new Agent({ keepAlive: true });
  const history: HistoryEntry[] = [];
  const turns = new Map<string, Promise<unknown>>();
  const roleNames = new Set<string>();
  const late = new Set<Promise<unknown>>();
  let rules: FaultRules = NO_FAULTS;
  let editor: ((user: string) => readonly string[] | null) | null = null;
  let slip: ((user: string) => readonly string[] | null) | null = null;
  let lateMs = 20;
  let answerAfterMs = 0;
  let latencyMs: (() => number) | null = null;
  let behind = twin;
  let arrived = 0;

  const rolesOf = (user: string): readonly string[] => wordsOf(twin, { kind: 'member-roles', of: user });

  /** One thing at a time per person, so that "before" and "after" are exact. */
  const inTurn = <T>(user: string, work: () => Promise<T>): Promise<T> => {
    const turn = (turns.get(user) ?? Promise.resolve()).then(work, work);
    turns.set(user, turn);
    return turn;
  };

  const forward = async (from: IncomingMessage, body: string): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const { host: _, ...headers } = from.headers;
      const out = request(
        behind.url + (from.url ?? '/'),
        { method: from.method, headers, agent },
        (answer) => {
          readAll(answer).then(
            (text) =>
              resolve({
                status: answer.statusCode ?? 0,
                type: answer.headers['content-type'] ?? 'text/plain',
                body: text,
                requestId: requestIdOf(answer),
              }),
            reject,
          );
        },
      );
      out.on('error', reject);
      out.end(body);
    });

  const edit = (user: string, roles: readonly string[]): void => {
    const before = rolesOf(user);
    twin.edit.setRoles(user, roles);
    history.push({ kind: 'edit', at: Date.now(), subject: user, before, after: rolesOf(user) });
  };
  const maybeEdit = (user: string): void => {
    const roles = editor?.(user) ?? null;
    if (roles !== null) edit(user, roles);
  };

  type Write = NonNullable<ReturnType<typeof findWrite>>;
  type Arrival = { readonly from: IncomingMessage; readonly text: string; readonly write: Write };

  const forwardPut = ({ from, text, write }: Arrival, fault: string, arrivedAt: number) =>
    inTurn(write.of, async () => {
      const subject = toSubject(write);
      const slipped = write.kind === 'member-roles' ? (slip?.(write.of) ?? null) : null;
      if (slipped !== null) edit(write.of, slipped);
      const before = wordsOf(twin, write);
      const reply = await forward(from, text);
      const entry = { kind: 'put', at: Date.now(), arrivedAt, subject, fault, before } as const;
      history.push({ ...entry, body: write.words, after: wordsOf(twin, write) });
      if (answerAfterMs > 0) await new Promise((resolve) => setTimeout(resolve, answerAfterMs));
      return reply;
    });

  const onPut = async (arrival: Arrival, to: ServerResponse, fault: PutFault | null) => {
    const arrivedAt = Date.now();
    const { write } = arrival;
    arrived += 1;
    if (fault === null) return passOn(to, await forwardPut(arrival, 'none', arrivedAt));
    if (fault === 'late') {
      to.destroy();
      const after = new Promise((resolve) => setTimeout(resolve, lateMs));
      const held = after.then(() => forwardPut(arrival, fault, arrivedAt));
      late.add(held);
      await held.finally(() => late.delete(held));
      return;
    }
    if (fault.endsWith('-after') || fault === 'reset-within-answer')
      return spoilAfter(to, fault, await forwardPut(arrival, fault, arrivedAt));
    const words = wordsOf(twin, write);
    const entry = { kind: 'put', at: Date.now(), arrivedAt, subject: toSubject(write), fault } as const;
    history.push({ ...entry, body: write.words, before: words, after: words });
    return spoilBefore(to, fault);
  };

  const onRead = (
    { of, isToken }: NonNullable<ReturnType<typeof findRead>>,
    from: IncomingMessage,
    to: ServerResponse,
  ) =>
    inTurn(of, async () => {
      if (!isToken) maybeEdit(of);
      const fault = rules.onRead(of);
      const reply = await forward(from, '');
      if (fault !== null) return spoilRead(to, fault, reply);
      const world = twin.dump();
      const at = Date.now();
      for (const target of listRead(from.url ?? '', of))
        history.push({ kind: 'read', at, subject: toSubject(target), roles: wordsIn(world, target) });
      passOn(to, reply);
      if (!isToken) maybeEdit(of);
    });

  /** A read of all roles: it tells of those that are there and of those that were ever written about. */
  const onRoles = async (from: IncomingMessage, to: ServerResponse): Promise<void> => {
    const reply = await forward(from, '');
    const world = twin.dump();
    for (const { name } of world.customRoles) roleNames.add(name);
    const at = Date.now();
    for (const of of roleNames) {
      const roles = wordsIn(world, { kind: 'custom-role', of });
      history.push({ kind: 'read', at, subject: toSubject({ kind: 'custom-role', of }), roles });
    }
    passOn(to, reply);
  };

  const served = new WeakSet<object>();
  /** True when the connection is gone before the request was heard out. */
  const breakWire = async (from: IncomingMessage): Promise<boolean> => {
    const onWire = rules.onWire ?? (() => false);
    const isUsed = served.has(from.socket);
    served.add(from.socket);
    if ((isUsed && onWire('dead-socket')) || onWire('at-head')) {
      from.socket.destroy();
      return true;
    }
    if (from.method === 'GET' || !onWire('within-body')) return false;
    await new Promise((resolve) => from.once('data', resolve));
    from.socket.destroy();
    return true;
  };

  /** Answers what cannot be seen, a write too, as Coder does: with the same words whatever the reason. */
  const hide = (url: string, write: Write | null, to: ServerResponse): boolean => {
    const answer = spoilHidden(rules.hides?.() ?? null, url);
    if (answer === null) return false;
    if (write !== null) {
      const words = wordsOf(twin, write);
      const at = Date.now();
      const entry = { kind: 'put', at, arrivedAt: at, subject: toSubject(write), fault: 'hidden' } as const;
      history.push({ ...entry, body: write.words, before: words, after: words });
    }
    passOn(to, answer);
    return true;
  };

  const handle = async (from: IncomingMessage, to: ServerResponse): Promise<void> => {
    if (await breakWire(from)) return;
    if (latencyMs !== null) await new Promise((resolve) => setTimeout(resolve, latencyMs?.()));
    const text = from.method === 'GET' ? '' : await readAll(from);
    const url = from.url ?? '';
    const write = findWrite({ method: from.method ?? 'GET', url, body: text });
    if (hide(url, write, to)) return;
    if (write !== null) return onPut({ from, text, write }, to, rules.onPut(toSubject(write)));
    if (from.method === 'GET' && readsRoles(url)) return onRoles(from, to);
    const read = from.method === 'GET' ? findRead(url) : null;
    return read === null ? passOn(to, await forward(from, text)) : onRead(read, from, to);
  };

  const handled = new Set<Promise<void>>();
  const server = createServer((from, to) => {
    to.on('error', () => undefined);
    const one = handle(from, to)
      .catch(() => void to.destroy())
      .finally(() => handled.delete(one));
    handled.add(one);
  });
  const whenQuiet = async (): Promise<void> => {
    while (late.size > 0) await Promise.allSettled(late);
  };
  server.on('connection', (socket) => {
    if (rules.onWire?.('at-accept') === true) socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    history,
    rolesOf,
    edit,
    /**
     * From now on; `editor` may give somebody other roles right before and right after we read them, `slip` when our
     * PUT has come in and before it takes effect: in the gap where nobody can see it.
     */
    use: (
      next: FaultRules,
      more: {
        editor?: typeof editor;
        slip?: typeof slip;
        lateMs?: number;
        answerAfterMs?: number;
        /** Before every request is looked at: latency and jitter. */
        latencyMs?: () => number;
      } = {},
    ): void => {
      rules = next;
      editor = more.editor ?? null;
      slip = more.slip ?? null;
      lateMs = more.lateMs ?? 20;
      answerAfterMs = more.answerAfterMs ?? 0;
      latencyMs = more.latencyMs ?? null;
    },
    /** From now on another server answers at this address. */
    lead: (to: Twin): void => {
      behind = to;
    },
    /** Custom roles that are not there, and are to be written down as such when roles are read. */
    watch: (names: readonly string[]): void => {
      for (const name of names) roleNames.add(name);
    },
    /** PUTs that have come in so far. */
    arrived: (): number => arrived,
    /** When nothing is held back any more. */
    whenQuiet,
    /**
     * When all that had left whoever asks is heard and dealt with, what lay in a socket too: to be asked while they
     * stand still. A turn of the loop accepts a connection, the next reads from it.
     */
    whenHeard: async (): Promise<void> => {
      for (let calm = 0; calm < CALM_TURNS; calm += 1) {
        if (handled.size + late.size > 0) calm = 0;
        await Promise.allSettled(handled);
        await whenQuiet();
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    close: async (): Promise<void> => {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
export type Faultd = Awaited<ReturnType<typeof startFaultd>>;
