import type { Entry } from './entry.ts';
import { group, html, json } from './say.ts';

const echo = (status: number, message: string) => json(status, JSON.stringify({ message, detail: message }));
const said = (read: string, put: string): Entry['expect'] => ({ self: read, put });

/** The token, said back to us: it is never shown and never logged. */
export const secrets: readonly Entry[] = group('token said back', 'N47 SEC-2', [
  [
    'in a refusal',
    echo(400, 'Token {token} is bad.'),
    { expect: said('rejected', 'refused-unproven other') },
  ],
  ['in trouble', echo(500, 'panic: {token}'), { expect: said('server-error', 'unknown server-error') }],
  [
    'after many blanks',
    echo(400, `${' '.repeat(1_190)}{token}`),
    { expect: said('rejected', 'refused-unproven other') },
  ],
  [
    'a hundred times',
    echo(400, '{token}'.repeat(100)),
    { expect: said('rejected', 'refused-unproven other') },
  ],
  [
    'as the request id',
    { ...echo(400, 'No.'), headers: [['X-Coder-Request-Id', '{token}']] },
    { expect: said('rejected', 'refused-unproven other') },
  ],
  [
    'as the type of the answer',
    { ...json(200, '{}'), type: 'application/{token}' },
    { expect: said('bad-response', 'unknown bad-response') },
  ],
  [
    'in a page',
    { ...html(200), body: ['<title>{token}</title>'] },
    { expect: said('not-coder', 'unknown not-coder') },
  ],
  [
    'as the name of a wrong field',
    json(200, '{"{token}":1}'),
    { expect: said('bad-response', 'unknown bad-response') },
  ],
  [
    'as the name of an organization',
    json(200, '{"organization_roles":{"{token}":1}}'),
    { route: 'user-roles', expect: { 'member-roles': 'ok' } },
  ],
  [
    'as the role in a refusal',
    echo(400, '"{token}:{organization}" is not a supported role'),
    { expect: { put: 'rejected role-unknown' } },
  ],
  [
    'with ANSI escapes around it, in 60 KB',
    echo(400, `\u001b[31m{token}\u001b[0m${'x'.repeat(30_000)}`),
    { rows: 'N47 H24', expect: said('rejected', 'refused-unproven other') },
  ],
  [
    'with ANSI escapes, in 5 MB',
    { ...json(400, ''), body: ['{"message":"\\u001b[2J', { repeat: 'x', times: 5_000_000 }, '"}'] },
    { rows: 'H24', expect: said('too-large', 'unknown too-large') },
  ],
  [
    'with direction marks',
    echo(400, '\u202E{token}\u2066\u0000\u009b31m'),
    { rows: 'N47 H24', expect: said('rejected', 'refused-unproven other') },
  ],
]);
