import { describe, expect, it } from 'vitest';
import { ANEW_EXIT_CODE, type FromStoreProcess } from '#shared/contract/host.ts';
import { createHost } from './connect-host.ts';
import type { WindowPort } from './host.ts';
import type { HostLink, PortLike } from './link.ts';

const open = () => {
  const sent: FromStoreProcess[] = [];
  const ends: number[] = [];
  let take: (message: unknown, ports: readonly PortLike[]) => void = () => undefined;
  let gone: () => void = () => undefined;
  const link: HostLink = {
    send: (message) => void sent.push(message),
    flush: async () => undefined,
    onMessage: (listener) => {
      take = listener;
    },
    onGone: (listener) => {
      gone = listener;
    },
  };
  const host = createHost(link, (code) => void ends.push(code));
  const tell = (message: unknown, ports: readonly PortLike[] = []): void => take(message, ports);
  return { host, sent, ends, tell, lose: () => gone() };
};

describe('the host', () => {
  it('gives what main said at the start', async () => {
    const { host, tell } = open();
    tell({ kind: 'start', profileDir: '/p', version: '1', launcher: 'child-process' });
    expect(await host.start).toMatchObject({ profileDir: '/p', version: '1', launcher: 'child-process' });
  });

  it('pairs answers with asks, whatever their order', async () => {
    const { host, tell } = open();
    const first = host.ask({ ask: 'secret.read', account: 'a' });
    const second = host.ask({ ask: 'secret.read', account: 'b' });
    tell({ kind: 'answer', id: 2, answer: { ok: true, value: { secret: 'two' } } });
    tell({ kind: 'answer', id: 1, answer: { ok: true, value: { secret: null } } });
    expect([await first, await second]).toEqual([
      { ok: true, value: { secret: null } },
      { ok: true, value: { secret: 'two' } },
    ]);
  });

  it('takes an answer of the wrong shape for none', async () => {
    const { host, tell } = open();
    const asked = host.ask({
      ask: 'approve',
      kind: 'plan',
      about: 'one',
      title: 't',
      lines: [],
      confirmLabel: 'y',
      moves: [],
      people: null,
      reasons: [],
      tone: 'normal',
      subject: {
        name: 'd',
        host: 'coder.acme.example',
        account: null,
        environment: 'other',
        environmentFirst: 'other',
      },
    });
    tell({ kind: 'answer', id: 1, answer: { ok: true, value: { approved: 'yes' } } });
    expect(await asked).toMatchObject({ ok: false, failure: { code: 'no-window' } });
  });

  it('passes messages of a window along, in order, also those from before anybody listened', () => {
    const { host, sent, tell } = open();
    const got: unknown[] = [];
    const ports: WindowPort[] = [];
    tell({ kind: 'window', client: 4, ported: false });
    tell({ kind: 'from-window', client: 4, message: 'one' });
    host.onWindow((port) => void ports.push(port));
    ports[0]?.onMessage((message) => void got.push(message));
    tell({ kind: 'from-window', client: 4, message: 'two' });
    expect(got).toEqual(['one', 'two']);
    ports[0]?.send({ kind: 'changed', topics: ['app'] });
    expect(sent).toEqual([{ kind: 'to-window', client: 4, message: { kind: 'changed', topics: ['app'] } }]);
  });

  it('is silent towards a window that is gone, and says so to its listener', () => {
    const { host, sent, tell } = open();
    let closed = 0;
    host.onWindow((port) => {
      port.onClose(() => {
        closed += 1;
        port.send({ kind: 'changed', topics: [] });
      });
    });
    tell({ kind: 'window', client: 1, ported: false });
    tell({ kind: 'window-gone', client: 1 });
    tell({ kind: 'window-gone', client: 1 });
    expect([closed, sent]).toEqual([1, []]);
  });

  it('answers a call beyond the limits by itself', () => {
    const { host, sent, tell } = open();
    const got: unknown[] = [];
    host.onWindow((port) => port.onMessage((message) => void got.push(message)));
    tell({ kind: 'window', client: 1, ported: false });
    tell({ kind: 'from-window', client: 1, message: { id: 9, input: 'x'.repeat(5_000) } });
    expect(got).toEqual([]);
    expect(sent).toMatchObject([
      { client: 1, message: { kind: 'reply', id: 9, reply: { failure: { code: 'invalid-input' } } } },
    ]);
  });

  it('stops in order: listeners, then the word, then the end, also when a listener fails', async () => {
    const { host, sent, ends, tell } = open();
    host.onShutdown(async () => host.log.info('closing'));
    host.onShutdown(() => Promise.reject(new Error('x')));
    tell({ kind: 'shutdown' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(sent.map(({ kind }) => kind)).toEqual(['log', 'log', 'closed']);
    expect(ends).toEqual([0]);
  });

  it('ends at once when main is gone', () => {
    const { ends, lose } = open();
    lose();
    expect(ends).toEqual([0]);
  });

  it('does not understand junk, and goes on', async () => {
    const { host, tell, sent } = open();
    for (const junk of [null, 1, {}, { kind: 'answer' }, { kind: 'constructor' }]) tell(junk);
    expect(sent.every(({ kind }) => kind === 'log')).toBe(true);
    tell({ kind: 'start', profileDir: '/p', version: '1', launcher: 'child-process' });
    expect((await host.start).version).toBe('1');
  });

  it('ends in order when it is to be started anew, with the code that main knows', async () => {
    const { host, sent, ends } = open();
    let closed = 0;
    host.onShutdown(async () => {
      closed += 1;
    });
    host.startAnew();
    await new Promise((resolve) => setImmediate(resolve));
    expect([closed, ends, sent.at(-1)]).toEqual([1, [ANEW_EXIT_CODE], { kind: 'closed' }]);
  });
});
