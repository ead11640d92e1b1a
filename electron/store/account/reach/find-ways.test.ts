import { describe, expect, it } from 'vitest';
import { createFakeMain } from '#test/kit/store.ts';
import type { NetworkWay } from '../../remote/wire/ways.ts';
import { createDeadWaysByServer } from './dead-ways.ts';
import { createFindWays, type ProxySetting } from './find-ways.ts';

const main = createFakeMain();
const time = { ms: 0 };
const deps = {
  ask: main.ask,
  noWay: (message: string) => new Error(message),
  deadWaysTo: createDeadWaysByServer(() => time.ms),
};
const CREDENTIALS = { origin: 'http://one.acme.example:3128', username: 'ada', password: 'mädé-up' };

const TARGET = 'https://coder.acme.example';
const make = (setting: ProxySetting, target = TARGET) =>
  createFindWays(deps, target, setting, async () => CREDENTIALS);
const find = (setting: ProxySetting, target = TARGET) => make(setting, target).find();
const DIRECT: readonly NetworkWay[] = [{ kind: 'direct' }];
const proxy = (origin: string, authorization: string | null = null): NetworkWay => ({
  kind: 'proxy',
  hop: { origin, authorization },
});
const SYSTEM = { mode: 'system', url: null } as const;

describe('the way to a server', () => {
  it('gives name and password to the proxy that they were entered for, and to no other', async () => {
    main.state.proxyRules = 'PROXY one.acme.example:3128';
    const authorization = `Basic ${Buffer.from('ada:mädé-up', 'utf8').toString('base64')}`;
    expect(await find(SYSTEM)).toEqual([proxy(CREDENTIALS.origin, authorization)]);
    // A network of somebody else may name a proxy of its own.
    for (const rules of [
      'PROXY two.acme.example:3128',
      'PROXY one.acme.example:3129',
      'HTTPS one.acme.example:3128',
    ]) {
      main.state.proxyRules = rules;
      expect(JSON.stringify(await find(SYSTEM))).not.toContain('Basic');
    }
  });

  it('is direct without a proxy, and asks main for each connection', async () => {
    main.state.proxyRules = 'DIRECT';
    const before = main.asked.length;
    expect(await find(SYSTEM)).toEqual(DIRECT);
    expect(await find(SYSTEM)).toEqual(DIRECT);
    expect(main.asked.length).toBe(before + 2);
  });

  it('never leads this machine’s own servers through the proxy of the system', async () => {
    main.state.proxyRules = 'PROXY one.acme.example:3128';
    const before = main.asked.length;
    expect(await find(SYSTEM, 'http://localhost:3000')).toEqual(DIRECT);
    expect(await find({ mode: 'none', url: null })).toEqual(DIRECT);
    const manual = { mode: 'manual', url: CREDENTIALS.origin } as const;
    expect(await find(manual, 'http://localhost:3000')).toEqual(DIRECT);
    expect(await find(manual, 'http://127.0.0.1:3000')).toEqual(DIRECT);
    expect(await find(manual)).not.toEqual(DIRECT);
    expect(main.asked.length).toBe(before);
  });

  it('puts last for five minutes what failed while a later one worked, for every client of that server', async () => {
    const [one, two] = [proxy('http://one.acme.example:1'), proxy('http://two.acme.example:2')];
    main.state.proxyRules = 'PROXY one.acme.example:1; PROXY two.acme.example:2';
    const target = 'https://dead-ways.acme.example';
    const ways = make(SYSTEM, target);
    expect(await ways.find()).toEqual([one, two]);
    ways.note(two, [one]);
    expect(await make(SYSTEM, target).find()).toEqual([two, one]);
    expect(await make(SYSTEM).find()).toEqual([one, two]);
    time.ms += 5 * 60_000;
    expect(await ways.find()).toEqual([one, two]);
  });

  it('is none, rather than quietly direct, when the rules cannot be followed or read', async () => {
    main.state.proxyRules = 'SOCKS5 one.acme.example:1080';
    expect(await find(SYSTEM)).toEqual([{ kind: 'unsupported' }]);
    main.state.intercept = (ask) =>
      ask.ask === 'resolve-proxy'
        ? { ok: false, failure: { code: 'not-resolved', message: 'The settings could not be read.' } }
        : null;
    await expect(find(SYSTEM)).rejects.toThrow('could not be read');
  });
});
