import { describe, expect, it } from 'vitest';
import { listHops } from './find-ways.ts';
import { parseProxyAddress } from './proxy-address.ts';

describe('the address of a proxy', () => {
  it.each([
    ['http://proxy.acme.example:3128', 'http://proxy.acme.example:3128'],
    [' proxy.acme.example:3128 ', 'http://proxy.acme.example:3128'],
    ['https://proxy.acme.example', 'https://proxy.acme.example'],
    ['HTTP://10.0.0.1:8080/', 'http://10.0.0.1:8080'],
    ['http://[::1]:3128', 'http://[::1]:3128'],
  ])('%j becomes %j', (text, origin) => {
    expect(parseProxyAddress(text)).toEqual({ ok: true, value: origin });
  });

  it.each([
    '',
    'http://',
    'socks5://proxy.acme.example:1080',
    'file:///etc/hosts',
    'http://ada:made-up@proxy.acme.example:3128',
    'http://proxy.acme.example:3128/pac',
    'http://proxy.acme.example:3128?x',
    'http://proxy.acme.example:0',
    'proxy acme:3128',
    'http://proxy.acme.example:99999',
  ])('%j is refused with words, and without the address', (text) => {
    const parsed = parseProxyAddress(text);
    expect(parsed).toMatchObject({ failure: { code: 'bad-proxy' } });
    expect(JSON.stringify(parsed)).not.toContain('made-up');
  });
});

describe('the rules of a PAC file', () => {
  const proxy = (origin: string) => ({ kind: 'proxy', origin });
  const direct = { kind: 'direct' };
  const unsupported = { kind: 'unsupported' };
  it.each([
    ['DIRECT', [direct]],
    ['', [direct]],
    [' ; ;', [direct]],
    ['PROXY proxy.acme.example:3128; DIRECT', [proxy('http://proxy.acme.example:3128'), direct]],
    [
      'proxy a.acme.example:1;PROXY b.acme.example:2;',
      [proxy('http://a.acme.example:1'), proxy('http://b.acme.example:2')],
    ],
    ['PROXY a.acme.example:1; DIRECT; PROXY a.acme.example:1', [proxy('http://a.acme.example:1'), direct]],
    ['HTTPS proxy.acme.example:443', [proxy('https://proxy.acme.example')]],
    ['HTTP p.acme.example:80', [proxy('http://p.acme.example')]],
    ['SOCKS5 s.acme.example:1080; PROXY p.acme.example:80', [unsupported, proxy('http://p.acme.example')]],
    ['SOCKS s.acme.example:1080; DIRECT', [unsupported, direct]],
    ['SOCKS s.acme.example:1080; SOCKS5 t.acme.example:1080', [unsupported]],
    ['QUIC q.acme.example:443', [unsupported]],
    ['PROXY ada:made-up@p.acme.example:80', [unsupported]],
    ['nonsense', [unsupported]],
  ])('%j mean %j', (rules, hops) => {
    expect(listHops(rules)).toEqual(hops);
  });
});
