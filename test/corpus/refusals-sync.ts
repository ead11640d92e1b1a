import type { Entry } from './entry.ts';
import { group, html, json, text } from './say.ts';

const WORDS = '{"message":"Resource not found or you do not have access to this resource"}';

/** Refusals in the middle of a sync: the copy is as before, and a copy that was not read again is not called fresh. */
export const syncRefusals: readonly Entry[] = group('sync refused', 'H25 HOS-6', [
  ['members forbidden everywhere', json(403, WORDS), { expect: { sync: 'forbidden' } }],
  ['members hidden everywhere', json(404, WORDS), { expect: { sync: 'not-found' } }],
  ['members behind a page', html(403), { expect: { sync: 'not-coder' } }],
  ['signed out at the third page', json(401, WORDS), { expect: { sync: 'unauthorized' }, from: 4 }],
  ['trouble from the third page on', json(500, WORDS), { expect: { sync: 'server-error' }, from: 4 }],
  [
    'cut from the second page on',
    { raw: ['HTTP/1.1 200 OK\r\n'], after: 'reset' },
    { expect: { sync: 'offline' }, from: 3 },
  ],
  ['organizations forbidden', json(403, WORDS), { expect: { sync: 'forbidden' }, route: 'organizations' }],
  ['organizations empty', json(200, '[]'), { expect: { sync: 'suspicious-empty' }, route: 'organizations' }],
  ['organizations null', json(200, 'null'), { expect: { sync: 'bad-response' }, route: 'organizations' }],
  ['roles in trouble', json(500, WORDS), { expect: { sync: 'server-error' }, route: 'org-roles' }],
  ['roles null', json(200, 'null'), { expect: { sync: 'bad-response' }, route: 'org-roles' }],
  ['site roles as text', text(200, 'all of them'), { expect: { sync: 'bad-response' }, route: 'site-roles' }],
  [
    'site roles in trouble, the last question',
    json(502, ''),
    { expect: { sync: 'server-error' }, route: 'site-roles' },
  ],
  ['role sync as a list', json(200, '[]'), { expect: { sync: 'bad-response' }, route: 'role-sync' }],
  [
    'role sync throttled for ever',
    json(429, WORDS),
    { expect: { sync: 'rate-limited' }, route: 'role-sync' },
  ],
]);
