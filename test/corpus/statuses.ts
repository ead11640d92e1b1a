import type { Entry, Reply } from './entry.ts';
import { good, group, html, json, text } from './say.ts';

const WORDS = '{"message":"No.","detail":"Because."}';
type Word = readonly [read: string, put: string];
/** By status: a JSON refusal of Coder's kind, and what a page of a proxy with the same status means. */
const REFUSALS: readonly (readonly [status: number, coder: Word, page: Word])[] = [
  [400, ['rejected', 'refused-unproven other'], ['not-coder', 'refused-unproven other']],
  [401, ['unauthorized', 'signed-out'], ['unauthorized', 'signed-out']],
  [402, ['rejected', 'refused-unproven other'], ['not-coder', 'refused-unproven other']],
  [403, ['forbidden', 'refused-unproven forbidden'], ['not-coder', 'refused-unproven forbidden']],
  [404, ['not-found', 'refused-unproven member-gone'], ['not-coder', 'refused-unproven member-gone']],
  [405, ['rejected', 'refused-unproven other'], ['not-coder', 'refused-unproven other']],
  [409, ['rejected', 'refused-unproven other'], ['not-coder', 'refused-unproven other']],
  [410, ['not-found', 'refused-unproven other'], ['not-coder', 'refused-unproven other']],
  [412, ['rejected', 'refused-unproven other'], ['not-coder', 'refused-unproven other']],
  [413, ['too-large', 'refused-unproven invalid'], ['too-large', 'refused-unproven invalid']],
  [418, ['rejected', 'refused-unproven other'], ['not-coder', 'refused-unproven other']],
  [421, ['rejected', 'refused-unproven other'], ['not-coder', 'refused-unproven other']],
  [422, ['rejected', 'refused-unproven invalid'], ['not-coder', 'refused-unproven invalid']],
  [425, ['rejected', 'refused-unproven other'], ['not-coder', 'refused-unproven other']],
  [428, ['rejected', 'refused-unproven other'], ['not-coder', 'refused-unproven other']],
  [451, ['rejected', 'refused-unproven other'], ['not-coder', 'refused-unproven other']],
  [499, ['rejected', 'refused-unproven other'], ['not-coder', 'refused-unproven other']],
];
const TROUBLE = [500, 501, 502, 503, 504, 505, 507, 508, 520, 529, 599] as const;
const POSITIVE = [201, 202, 203, 205, 206, 207, 226, 299] as const;

const expect = ([read, put]: Word): Entry['expect'] => ({ self: read, put });
const trouble = { expect: expect(['server-error', 'unknown server-error']) } as const;
/** About an idle connection: the request may cross it, and be done. */
const idle = { expect: expect(['timed-out', 'unknown timed-out']) } as const;
const bare = (status: number): Reply => text(status, '', '');

/** Statuses of all kinds, each with a body of the server, of a proxy, or with none. */
export const statuses: readonly Entry[] = [
  ...group(
    'refusal',
    'N18 N19 N20 N23 N24 N25 ENG-5',
    REFUSALS.flatMap(([status, coder, page]) => [
      [`${status} in Coder's words`, json(status, WORDS), { expect: expect(coder), asks: 1 }] as const,
      [`${status} as a page`, html(status), { expect: expect(page), asks: 1 }] as const,
    ]),
  ),
  ...group('refusal', 'HOS-1', [
    ['403 without a body', bare(403), { expect: expect(['forbidden', 'refused-unproven forbidden']) }],
    ['401 without a body', bare(401), { expect: expect(['unauthorized', 'signed-out']) }],
    [
      '400 whose message is a number',
      json(400, '{"message":400}'),
      { expect: expect(['rejected', 'refused-unproven other']) },
    ],
    [
      '400 whose JSON is cut',
      json(400, '{"message":"You cannot'),
      { expect: expect(['rejected', 'refused-unproven other']) },
    ],
    ['400 that is a list', json(400, '["No."]'), { expect: expect(['rejected', 'refused-unproven other']) }],
    [
      '403 with the words of a 400',
      json(403, '{"message":"You cannot change your own organization roles."}'),
      { expect: expect(['forbidden', 'refused-unproven forbidden']) },
    ],
    [
      'a page with the words of a 400',
      { ...html(400), body: ['{"message":"You cannot change your own organization roles."}'] },
      { expect: expect(['not-coder', 'refused-unproven other']) },
    ],
    [
      '400 with the words, and more after the JSON',
      json(400, '{"message":"You cannot change your own organization roles."} x'),
      { expect: expect(['rejected', 'refused-unproven other']) },
    ],
    ['403 with the good body', good(403), { expect: expect(['forbidden', 'refused-unproven forbidden']) }],
  ]),
  ...group(
    'trouble',
    'N06 N07 N08 RET-4',
    TROUBLE.flatMap((status) => [
      [`${status} in Coder's words`, json(status, WORDS), trouble] as const,
      [`${status} as a page`, html(status), trouble] as const,
    ]),
  ),
  ...group('trouble', 'N06 ENG-5', [
    ["408 in Coder's words", json(408, WORDS), idle],
    ['408 as a page', html(408), idle],
    ['408 without a body', bare(408), idle],
    ['500 without a body', bare(500), { ...trouble, asks: 3 }],
    ['500 with the good body', good(500), trouble],
    [
      '502 whose body is 2 MB of text',
      { ...text(502, ''), body: [{ repeat: 'sorry ', times: 350_000 }] },
      trouble,
    ],
  ]),
  ...group('lying success', 'N15 HOS-7', [
    ...POSITIVE.map(
      (status) =>
        [
          `${status} with the good body`,
          good(status),
          { expect: { ...expect(['bad-response', 'unknown bad-response']), sync: 'bad-response' } },
        ] as const,
    ),
    [
      '204',
      bare(204),
      { expect: { ...expect(['bad-response', 'unknown bad-response']), sync: 'bad-response' } },
    ],
    [
      '206 with a part',
      { ...good(206), headers: [['Content-Range', 'bytes 0-9/999']], body: [{ good: [0, 0.1] }] },
      { expect: expect(['bad-response', 'unknown bad-response']) },
    ],
    [
      '304, though nothing was conditional',
      bare(304),
      { expect: { ...expect(['bad-response', 'unknown bad-response']), sync: 'bad-response' } },
    ],
    [
      '300 with the good body',
      good(300),
      { expect: { ...expect(['bad-response', 'unknown bad-response']), sync: 'bad-response' } },
    ],
  ]),
];
