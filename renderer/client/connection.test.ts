import { describe, expect, it } from 'vitest';
import { checkOutput } from './check-output.ts';
import { createConnection } from './connection.ts';
import { createFakeLine } from './testing/fake-line.ts';

const open = () => {
  const connection = createConnection({ checkOutput });
  const line = createFakeLine();
  connection.attach(line);
  return { connection, line };
};
const list = { id: 1, kind: 'reply', reply: { ok: true, value: [] } } as const;

describe('the line to the store', () => {
  it('keeps calls until the port arrives, then sends them in order', async () => {
    const connection = createConnection({ checkOutput });
    const reply = connection.call('deployment.list', {});
    void connection.call('app.getStatus', {});
    const line = createFakeLine();
    connection.attach(line);
    expect(line.sent.map((one) => (one.kind === 'call' ? one.name : ''))).toEqual([
      'deployment.list',
      'app.getStatus',
    ]);
    line.say(list);
    expect(await reply).toEqual({ ok: true, value: [] });
  });

  it('matches answers to calls by id, in any order', async () => {
    const { connection, line } = open();
    const first = connection.call('deployment.list', {});
    const second = connection.call('sync.cancel', { deploymentId: 'd' });
    line.say({ kind: 'reply', id: 2, reply: { ok: true, value: {} } });
    line.say({ kind: 'reply', id: 1, reply: { ok: false, failure: { code: 'internal', message: 'x' } } });
    expect([(await first).ok, (await second).ok]).toEqual([false, true]);
  });

  it('ends a cancelled call at once, tells the store, and ignores a late answer', async () => {
    const { connection, line } = open();
    const stop = new AbortController();
    const reply = connection.call('deployment.list', {}, { signal: stop.signal });
    stop.abort();
    line.say(list);
    expect(await reply).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
    expect(line.sent.at(-1)).toEqual({ kind: 'cancel', id: 1 });
  });

  it('never sends a call that was cancelled while it waited for the port', async () => {
    const connection = createConnection({ checkOutput });
    const stop = new AbortController();
    const reply = connection.call('deployment.list', {}, { signal: stop.signal });
    stop.abort();
    const line = createFakeLine();
    connection.attach(line);
    expect(line.sent).toEqual([]);
    expect((await reply).ok).toBe(false);
  });

  it('fails what was on an old line when a new one comes, and closes the old one', async () => {
    const { connection, line } = open();
    const reply = connection.call('deployment.list', {});
    const next = createFakeLine();
    connection.attach(next);
    expect(await reply).toMatchObject({ ok: false, failure: { code: 'store-gone' } });
    expect(line.isClosed()).toBe(true);
    line.say({ kind: 'changed', topics: ['members'] });
    expect(next.sent).toEqual([]);
  });

  it('says when a line took the place of another one, and not that the first one came', () => {
    const connection = createConnection({ checkOutput });
    let times = 0;
    connection.onReplaced(() => {
      times += 1;
    });
    connection.attach(createFakeLine());
    expect(times).toBe(0);
    connection.attach(createFakeLine());
    expect(times).toBe(1);
  });

  it('goes to `gone` when the store is reported gone, and back when a port comes', () => {
    const { connection, line } = open();
    const states: string[] = [];
    connection.onState(() => states.push(connection.getState()));
    void connection.call('deployment.list', {});
    line.say({ kind: 'reply', id: 1, reply: { ok: false, failure: { code: 'store-gone', message: 'x' } } });
    connection.attach(createFakeLine());
    expect(states).toEqual(['gone', 'open']);
  });

  const createPatient = () => {
    const timers: { readonly run: () => void; readonly ms: number }[] = [];
    const connection = createConnection({
      checkOutput,
      later: (run, ms) => void timers.push({ run, ms }),
    });
    const line = createFakeLine();
    connection.attach(line);
    const turnAway = (): void =>
      line.say({ kind: 'reply', id: 1, reply: { ok: false, failure: { code: 'too-busy', message: 'x' } } });
    return { connection, line, timers, turnAway };
  };

  it('asks again, later and later, when the store is too busy, and nobody learns of it', async () => {
    const { connection, line, timers, turnAway } = createPatient();
    const reply = connection.call('deployment.list', {});
    turnAway();
    expect(line.sent).toHaveLength(1);
    timers[0]?.run();
    turnAway();
    timers[1]?.run();
    expect(line.sent).toHaveLength(3);
    expect(new Set(line.sent.map((one) => JSON.stringify(one))).size).toBe(1);
    line.say(list);
    expect(await reply).toEqual({ ok: true, value: [] });
    expect((timers[1]?.ms ?? 0) > (timers[0]?.ms ?? 0)).toBe(true);
  });

  it('tells the person when the store stays too busy', async () => {
    const { connection, line, timers, turnAway } = createPatient();
    const reply = connection.call('deployment.list', {});
    for (let i = 0; i < 20; i += 1) {
      turnAway();
      timers[i]?.run();
    }
    expect(await reply).toMatchObject({ ok: false, failure: { code: 'too-busy' } });
    expect(line.sent.length).toBeLessThan(10);
  });

  it('does not ask again what was called off meanwhile, or what went with its line', async () => {
    const { connection, line, timers, turnAway } = createPatient();
    const stop = new AbortController();
    void connection.call('deployment.list', {}, { signal: stop.signal });
    turnAway();
    stop.abort();
    timers[0]?.run();
    expect(line.sent.filter(({ kind }) => kind === 'call')).toHaveLength(1);
  });

  it('does not let an answer through that breaks the contract, while it checks', () => {
    const { connection, line } = open();
    void connection.call('deployment.list', {});
    expect(() => line.say({ kind: 'reply', id: 1, reply: { ok: true, value: [{ id: 5 }] } })).toThrow();
  });
});
