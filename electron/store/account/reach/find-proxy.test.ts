import { describe, expect, it } from 'vitest';
import { createFakeMain } from '#test/builders/store.ts';
import { createFindProxy, type ProxySetting } from './find-proxy.ts';

const main = createFakeMain();
const deps = {
  ask: main.ask,
  noWay: (message: string) => new Error(message),
  isLoopback: (hostname: string) => hostname === 'localhost',
};
const CREDENTIALS = { origin: 'http://one.acme.example:3128', username: 'ada', password: 'mädé-up' };

const find = (setting: ProxySetting, target = 'https://coder.acme.example') =>
  createFindProxy(deps, target, setting, async () => CREDENTIALS)();
const SYSTEM = { mode: 'system', url: null } as const;

describe('the way to a server', () => {
  it('gives name and password to the proxy that they were entered for, and to no other', async () => {
    main.state.proxyRules = 'PROXY one.acme.example:3128';
    const authorization = `Basic ${Buffer.from('ada:mädé-up', 'utf8').toString('base64')}`;
    expect(await find(SYSTEM)).toEqual({ origin: CREDENTIALS.origin, authorization });
    // A network of somebody else may name a proxy of its own.
    for (const rules of [
      'PROXY two.acme.example:3128',
      'PROXY one.acme.example:3129',
      'HTTPS one.acme.example:3128',
    ]) {
      main.state.proxyRules = rules;
      expect((await find(SYSTEM))?.authorization).toBeNull();
    }
  });

  it('is direct without a proxy, and asks main for each connection', async () => {
    main.state.proxyRules = 'DIRECT';
    const before = main.asked.length;
    expect(await find(SYSTEM)).toBeNull();
    expect(await find(SYSTEM)).toBeNull();
    expect(main.asked.length).toBe(before + 2);
  });

  it('never leads this machine’s own servers through the proxy of the system', async () => {
    main.state.proxyRules = 'PROXY one.acme.example:3128';
    const before = main.asked.length;
    expect(await find(SYSTEM, 'http://localhost:3000')).toBeNull();
    expect(await find({ mode: 'none', url: null })).toBeNull();
    const manual = { mode: 'manual', url: CREDENTIALS.origin } as const;
    expect(await find(manual, 'http://localhost:3000')).toBeNull();
    expect(await find(manual, 'http://127.0.0.1:3000')).toBeNull();
    expect(await find(manual)).not.toBeNull();
    expect(main.asked.length).toBe(before);
  });

  it('is none, rather than quietly direct, when the rules cannot be followed or read', async () => {
    main.state.proxyRules = 'SOCKS5 one.acme.example:1080';
    await expect(find(SYSTEM)).rejects.toThrow('not supported');
    main.state.intercept = (ask) =>
      ask.ask === 'resolve-proxy'
        ? { ok: false, failure: { code: 'not-resolved', message: 'The settings could not be read.' } }
        : null;
    await expect(find(SYSTEM)).rejects.toThrow('could not be read');
  });
});
