import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  toDiagnosticsFile,
  toLogFacts,
  toSafeBackend,
  toSafeCode,
  toSafeMoment,
  toSafeVersion,
} from './diagnostics.ts';

const line = (fields: object, event = 'sync.failed'): string =>
  `2026-01-02T03:04:05.678Z warn ${event} ${JSON.stringify(fields)}`;

describe('what a diagnostics file holds of the log', () => {
  it('is numbers, codes, and where in the code an error was', () => {
    const error = 'SqliteError | SQLITE_BUSY | database of Ada Lovelace | store.cjs:10:20';
    const { lines, events } = toLogFacts(line({ code: 'timed-out', status: 503, error, lovelace: 1 }));
    expect(lines).toEqual([
      line({ code: 'timed-out', status: 503, error: 'SqliteError | SQLITE_BUSY | store.cjs:10:20' }),
    ]);
    expect(events).toEqual({ 'sync.failed': 1 });
  });

  it.each(['detail', 'id', 'where', 'problem', 'planId', 'channel', 'text', 'other'])(
    'is no word under %s, whoever wrote the line',
    (name) => expect(toLogFacts(line({ [name]: 'ada.lovelace' })).lines).toEqual([line({})]),
  );

  it('is no line that is not one of ours, and 200 lines at most', () => {
    expect(
      toLogFacts('Ada Lovelace\n2026-01-02T03:04:05Z warn Ada {}\nAda warn sync.failed {}').lines,
    ).toEqual([]);
    expect(toLogFacts(Array.from({ length: 900 }, () => line({})).join('\n')).lines).toHaveLength(200);
    expect(toLogFacts('2026-01-02T03:04:05Z warn sync.failed {"a": cut}').lines).toHaveLength(1);
  });

  it('is never a word that anybody could have put into a field of any name', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 20 }), fc.string({ maxLength: 80 }), (name, value) => {
        const [out = ''] = toLogFacts(line({ [name]: `Qx ${value} Xq`, [`Qx${value}`]: 1 })).lines;
        expect(out).not.toContain('Qx');
      }),
    );
  });
});

describe('the words of a diagnostics file', () => {
  it.each([
    [toSafeVersion('v2.34.1-acme+abc'), '2.34.1'],
    [toSafeVersion('acme'), '[left out]'],
    [toSafeVersion(null), null],
    [toSafeCode('rate-limited'), 'rate-limited'],
    [toSafeCode('Ada Lovelace'), '[left out]'],
    [toSafeBackend('ada.example'), 'another one'],
    [toSafeMoment('2026-01-02T03:04:05Z'), '2026-01-02T03:04:05Z'],
    [toSafeMoment('2026-01-02 of Ada'), '[left out]'],
  ])('is %j where it should be %j', (is, should) => expect(is).toBe(should));

  it('are shown exactly as they stand in the file, and the file is JSON', () => {
    const parts = {
      app: { a: 1 },
      keychain: {},
      journal: [],
      deployments: [{ number: 1 }],
      log: { lines: ['x'] },
    };
    const { content, bytes, sections } = toDiagnosticsFile('2026-01-02T03:04:05Z', parts);
    expect(JSON.parse(content)).toEqual({
      format: 'rollcall-diagnostics',
      formatVersion: 1,
      createdAt: '2026-01-02T03:04:05Z',
      ...parts,
    });
    for (const { text } of sections) expect(content).toContain(text);
    expect(bytes).toBe(Buffer.byteLength(content));
  });
});
