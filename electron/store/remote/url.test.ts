import { describe, expect, it } from 'vitest';
import { displayHost, normaliseUrl } from './url.ts';

const GOOD: readonly (readonly [string, string])[] = [
  ['coder.example.com', 'https://coder.example.com'],
  ['  https://coder.example.com/  ', 'https://coder.example.com'],
  ['HTTPS://Coder.Example.COM', 'https://coder.example.com'],
  ['https://coder.example.com:443', 'https://coder.example.com'],
  ['coder.example.com:8443', 'https://coder.example.com:8443'],
  ['https://coder.example.com/organizations/acme/members?page=2#x', 'https://coder.example.com'],
  ['https://coder.example.com/api/v2', 'https://coder.example.com'],
  ['https://coder.example.com/@admin/dev', 'https://coder.example.com'],
  ['https://coder.example.com/login?redirect=%2F', 'https://coder.example.com'],
  ['https://bücher.example', 'https://xn--bcher-kva.example'],
  ['https://[2001:db8::1]:8443/', 'https://[2001:db8::1]:8443'],
  ['[2001:db8::1]', 'https://[2001:db8::1]'],
  ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
  ['127.0.0.1:3000', 'http://127.0.0.1:3000'],
  ['localhost:7080/', 'http://localhost:7080'],
  ['http://[::1]:3000', 'http://[::1]:3000'],
  ['2001:db8::1', 'https://[2001:db8::1]'],
  ['::1', 'http://[::1]'],
  ['bücher.example:8443/login', 'https://xn--bcher-kva.example:8443'],
  ['https://coder.example.com./', 'https://coder.example.com'],
  // Pages of Coder, of yesterday and of tomorrow.
  ...[
    '/logs/audit',
    '/logs/audit?filter=resource_type%3Atoken',
    '/tasks',
    '/tasks/ada/6f1c2f0e',
    '/ai/settings/providers',
    '/groups',
    '/starter-templates',
    '/external-auth/github',
    '/connectionlog',
    '/icons',
    '/reset-password',
    '/aibridge/sessions',
    '/@ada/dev/apps/code-server/?folder=%2Fhome',
    '/a-page/that-nobody/has-made-yet',
    '//double//slash',
    // As browsers show them: a space in a path, or a search.
    '/groups/Platform Team',
    '/workspaces?filter=owner:me status:running',
    '/ (production)',
    '/users?filter=\u200bada\\',
  ].map((path) => [`https://coder.example.com${path}`, 'https://coder.example.com'] as const),
  // As it stood where it was copied.
  ...[
    '"https://coder.example.com"',
    '“https://coder.example.com/”',
    "'coder.example.com'",
    '«coder.example.com»',
    '`https://coder.example.com`',
    '<https://coder.example.com>',
    '(https://coder.example.com)',
    '[https://coder.example.com]',
    '[https://coder.example.com/tasks].',
    'https://coder.example.com.',
    'https://coder.example.com,',
    'https://coder.example.com/tasks).',
    'https://coder.example.com/?',
    'https://coder.example.com;',
    'https://coder.example.com/…',
    'coder.example.com:',
    '\u200bhttps://coder.example.com\u2060',
    '\ufeffhttps://coder.example.com\u00a0',
    '「https://coder.example.com」',
    '（https://coder.example.com）',
    '【coder.example.com】',
    '**https://coder.example.com**',
    '_https://coder.example.com_',
    '| https://coder.example.com |',
    '{https://coder.example.com}',
    '["https://coder.example.com"]',
    '- https://coder.example.com',
    '• https://coder.example.com',
    '→ https://coder.example.com',
    '1. https://coder.example.com',
    'URL: https://coder.example.com',
    'CODER_URL=https://coder.example.com',
    'export CODER_URL="https://coder.example.com"',
    'coder login https://coder.example.com',
    'view-source:https://coder.example.com/users',
    '[Coder](https://coder.example.com/users)',
  ].map((text) => [text, 'https://coder.example.com'] as const),
  // An address comes first: what its path says is not meant.
  ['other.example/https://coder.example.com', 'https://other.example'],
  ['https://other.example/?next=https://coder.example.com', 'https://other.example'],
  ['"[2001:db8::1]:8443".', 'https://[2001:db8::1]:8443'],
  ['<https://[2001:db8::1]>', 'https://[2001:db8::1]'],
  ['https:/coder.example.com', 'https://coder.example.com'],
  ['https:coder.example.com', 'https://coder.example.com'],
  ['https//coder.example.com', 'https://coder.example.com'],
  ['http:/127.0.0.1:3000', 'http://127.0.0.1:3000'],
];

const BAD: readonly (readonly [string, RegExp])[] = [
  ['', /address of the Coder server/],
  ['   ', /address of the Coder server/],
  ['http://coder.example.com', /unprotected/],
  ['http://127.0.0.1.evil.example', /unprotected/],
  ['http://localhost.evil.example', /unprotected/],
  ['https://admin:word@coder.example.com', /user name or password/],
  ['admin@coder.example.com', /user name or password/],
  ['ftp://coder.example.com', /https/],
  ['file:///etc/hosts', /https/],
  ['javascript://coder.example.com', /https/],
  ['https:admin:word@coder.example.com', /user name or password/],
  ['https//admin@coder.example.com', /user name or password/],
  ['"https://admin:word@coder.example.com"', /user name or password/],
  ['http:/coder.example.com', /unprotected/],
  ['file:/etc/hosts', /not a web address/],
  ['mailto:admin@coder.example.com', /not a web address/],
  ['javascript:alert(1)', /not a web address/],
  ['data:text/html,coder.example.com', /not a web address/],
  ['https:///', /not a web address/],
  ['"', /address of the Coder server/],
  ['coder.example.com<https://coder.example.com>', /not a web address/],
  ['https://coder.example.com https://other.example.com', /space or a hidden/],
  ['fe80::1%eth0', /not a web address/],
  ['https://coder.example.com"/tasks', /no host name has/],
  ['https://coder.example.com,/', /no host name has/],
  ['https://coder.example.com../', /no host name has/],
  ['https://a,b.example.com', /no host name has/],
  ['https://coder.exa mple.com', /space or a hidden/],
  ['https://coder\u200b.example.com', /space or a hidden/],
  ['https://coder.example.com\\@evil.example', /space or a hidden/],
  ['coder.example.com https://other.example.com', /space or a hidden/],
  ['admin:word@https://coder.example.com', /user name or password|not a web address/],
  ['https://coder.example.com\t.evil.example/', /space or a hidden/],
  ['https://', /not a web address/],
  ['/api/v2', /not a web address/],
  ['https://coder.example.com:99999', /not a web address/],
  ['https://coder.example.com:0', /Port 0/],
  [`https://${'a'.repeat(2100)}`, /too long/],
  [`https://coder.acme.example.${'a.'.repeat(120)}evil.example`, /too long/],
];

describe('normaliseUrl', () => {
  it.each(GOOD)('reads %s as %s', (text, url) => {
    expect(normaliseUrl(text)).toMatchObject({ ok: true, value: { url } });
  });

  it.each(BAD)('refuses %j with a sentence that says what to do', (text, message) => {
    const read = normaliseUrl(text);
    expect(read.ok ? read.value : read.failure.message).toMatch(message);
  });

  it('gives back what it gave: a second reading changes nothing', () => {
    for (const [, url] of GOOD) expect(normaliseUrl(url)).toMatchObject({ ok: true, value: { url } });
  });

  it('names a host as a person knows it', () => {
    expect(displayHost('https://xn--bcher-kva.example:8443')).toBe('bücher.example:8443');
  });
});
