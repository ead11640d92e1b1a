import type { Entry } from './entry.ts';
import { group, html, json, PAGE, text } from './say.ts';

const lost = (code: string, put = `unknown ${code}`): Entry['expect'] => ({
  buildinfo: code === 'bad-response' || code === 'forbidden' ? 'not-coder' : code,
  self: code,
  put,
  sync: code,
});

/** Whatever answers in Coder's place: guest networks, proxies, the dashboard, some other API. */
export const portals: readonly Entry[] = group('in Coder’s place', 'N11 N42 TLS-5', [
  ['a page of a guest network', html(200), { expect: lost('not-coder') }],
  ['a page that claims to be JSON', { ...json(200, PAGE) }, { expect: lost('bad-response') }],
  ['JSON that claims to be a page', { status: 200, type: 'text/html' }, { expect: lost('not-coder') }],
  ['a page without a type', { ...text(200, PAGE), type: '' }, { expect: lost('not-coder') }],
  ['a page in XHTML', { ...text(200, PAGE), type: 'application/xhtml+xml' }, { expect: lost('not-coder') }],
  ['a page in capitals', { ...text(200, PAGE), type: 'TEXT/HTML' }, { expect: lost('not-coder') }],
  [
    'a page that begins with blanks',
    { ...text(200, `\n\n   ${PAGE}`), type: '' },
    { expect: lost('not-coder') },
  ],
  ['511 with a page', html(511), { expect: { ...lost('not-coder'), put: 'unknown not-coder' }, asks: 1 }],
  ['511 in JSON', json(511, '{"message":"Sign in."}'), { expect: lost('not-coder'), asks: 1 }],
  ['403 with a page', html(403), { expect: { ...lost('not-coder'), put: 'refused-unproven forbidden' } }],
  ['503 with a page', html(503), { expect: lost('server-error') }],
  [
    '407 of a proxy',
    html(407),
    { expect: { self: 'proxy-sign-in', put: 'refused-unproven other', sync: 'proxy-sign-in' } },
  ],
  ['an empty 200', text(200, '', ''), { expect: lost('bad-response') }],
  [
    'an empty 200 that claims to be JSON',
    text(200, '', 'application/json'),
    { expect: lost('bad-response') },
  ],
  ['plain text', text(200, 'OK'), { expect: lost('bad-response') }],
  ['an image', { ...text(200, '\u0089PNG\r\n'), type: 'image/png' }, { expect: lost('bad-response') }],
  ['XML', text(200, '<?xml version="1.0"?><a/>', 'application/xml'), { expect: lost('bad-response') }],
  ['some other API', json(200, '{"status":"ok","uptime":1}'), { expect: lost('bad-response') }],
  [
    'an error that says 200',
    json(200, '{"message":"Forbidden.","detail":""}'),
    { expect: lost('bad-response') },
  ],
  [
    'JSON with a callback',
    { ...text(200, 'go({"id":"x"})'), type: 'application/javascript' },
    { expect: lost('bad-response') },
  ],
]);
