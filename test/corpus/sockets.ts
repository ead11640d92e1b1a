import type { Entry } from './entry.ts';
import { good, group, HEAD, raw } from './say.ts';

const fine = { expect: { self: 'ok', put: 'applied', 'org-roles': 'ok' } } as const;
const BODY = [`${HEAD}Content-Length: {length}\r\n\r\n`, { good: [0, 1] }] as const;
/** An answer to nothing: whoever reads it as the answer to the next question is fooled. */
const SECOND = `${HEAD}Content-Length: 71\r\n\r\n{"id":"6f1c2f0e-8d0e-4a57-9a0b-0a4a1c1d2e99","username":"x","roles":[]}`;

/** Connections that are kept: nothing left over in one may pass for the next answer. */
export const sockets: readonly Entry[] = group('kept socket', 'N04 TLS-6', [
  ['closed right after the answer', raw('end', ...BODY), fine],
  ['reset right after the answer', raw('reset', ...BODY), fine],
  ['with a second answer on it', raw('keep', ...BODY, SECOND), fine],
  ['with two more answers on it', raw('keep', ...BODY, SECOND, SECOND), fine],
  // In one piece with the answer, so that the answer itself is in doubt.
  [
    'with junk on it',
    raw('keep', `${HEAD}Content-Length: {length}\r\n\r\n{good}junk junk junk\r\n\r\n`),
    { expect: { self: 'bad-response', put: 'unknown bad-response' } },
  ],
  [
    'with an answer for a request that nobody made, late',
    raw('keep', ...BODY, { repeat: SECOND, times: 1, everyMs: 5 }),
    fine,
  ],
  ['that says it stays and ends', { ...good(200), headers: [['Keep-Alive', 'timeout=0, max=0']] }, fine],
  [
    'that promises to stay for ever',
    { ...good(200), headers: [['Keep-Alive', 'timeout=99999999999']] },
    fine,
  ],
  [
    'after a 204 that has a body',
    raw('keep', `HTTP/1.1 204 No Content\r\nContent-Length: 71\r\n\r\n`, SECOND),
    { expect: { self: 'bad-response', put: 'unknown bad-response' } },
  ],
  [
    'after a 304 that has a body',
    raw('keep', `HTTP/1.1 304 Not Modified\r\nContent-Length: 71\r\n\r\n`, SECOND),
    { expect: { self: 'bad-response', put: 'unknown bad-response' } },
  ],
]);
