import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REMOTE_FAILURES } from '#shared/contract/failures.ts';
import type { HttpClient } from '../client.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { ANSWER_FAULTS } from '../outcome/fault.ts';
import { WRITE_ENDS } from '../outcome/write-table.ts';
import { WIRE_PHASES } from '../port.ts';
import { type CallName, ENDPOINT_NAMES, ENDPOINTS } from '../table/index.ts';
import { BREAK_REASONS, type WireEnd } from '../wire/types.ts';
import { toCoderClient } from './call-endpoint.ts';
import type { CallResult } from './failure.ts';

const TOKEN = 'made-up-token';
const NAMES = ENDPOINT_NAMES.filter((name): name is CallName => !('notClient' in ENDPOINTS[name]));

/** A client whose wire always ends in the same way. */
const clientOf = (end: WireEnd): HttpClient => ({
  asked: { url: 'https://coder.example.com', host: 'coder.example.com', token: TOKEN },
  limits: DEFAULT_LIMITS,
  read: async () => end,
  write: async () => end,
  retryAfterMs: () => 1_000,
});

/** Something for every input: names of the path and whatever each row needs besides. */
const INPUT = {
  ...{ organization: 'default', user: 'me', roleName: 'a', keyid: 'a', keyname: 'a', organizationname: 'a' },
  ...{ roles: [], name: 'a', display_name: '', organization_permissions: [], username: 'a', email: 'a' },
  ...{ password: 'a', organization_ids: [], theme_preference: 'a', terminal_font: 'a', template_id: 'a' },
  ...{ one_time_passcode: 'a', checks: {} },
};

const values = fc.oneof(
  fc.jsonValue(),
  fc.record({ message: fc.constantFrom(TOKEN, 'Forbidden.', 'Validation failed.'), detail: fc.string() }),
  fc.constantFrom({ users: [], count: 0 }, { members: null }, [{ members: [], count: 1 }], { key: 1 }, null),
);
const answers: fc.Arbitrary<WireEnd> = fc
  .tuple(
    fc.oneof(fc.integer({ min: 100, max: 999 }), fc.constantFrom(200, 201, 204, 400, 403, 404, 409, 500)),
    fc.oneof(
      values.map((value) => JSON.stringify(value)),
      fc.constantFrom('', '{"cut":', '<html></html>', `${'['.repeat(64)}`),
    ),
    fc.constantFrom('application/json', 'text/html', 'text/plain', ''),
  )
  .map(([status, body, type]) => ({
    kind: 'answer',
    status,
    headers: { 'content-type': [type] },
    body: Buffer.from(body),
  }));
const breaks: fc.Arbitrary<WireEnd> = fc.record({
  kind: fc.constant('break' as const),
  phase: fc.constantFrom(...WIRE_PHASES),
  reason: fc.constantFrom(...BREAK_REASONS),
  detail: fc.string(),
  status: fc.option(fc.integer({ min: 100, max: 599 })),
  requestId: fc.constant(null),
});

const call = (name: CallName, end: WireEnd): Promise<CallResult<unknown>> => {
  const methods: Readonly<Record<string, unknown>> = toCoderClient(clientOf(end));
  // Every method takes an input of its own; INPUT has something for each of them.
  return (methods[name] as (input: unknown) => Promise<CallResult<unknown>>)(INPUT);
};

describe('a call of any endpoint', () => {
  it('ends in a value or a failure of the closed lists, whatever the wire brings, and never shows the token', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...NAMES), fc.oneof(answers, breaks), async (name, end) => {
        const row: { readonly effect: string; readonly success: readonly number[] } = ENDPOINTS[name];
        const result = await call(name, end);
        if (result.ok) {
          expect(row.success).toContain(end.status);
          return;
        }
        const { failure } = result;
        expect(REMOTE_FAILURES).toContain(failure.code);
        expect(failure.message).toMatch(/^\S.*\.$/u);
        expect([...ANSWER_FAULTS, null]).toContain(failure.fault);
        expect(row.effect === 'read' ? ['nothing'] : WRITE_ENDS).toContain(failure.left);
        expect(failure.left === 'not-sent').toBe(
          row.effect === 'write' && end.kind === 'break' && end.phase === 'connecting',
        );
        expect(JSON.stringify(failure)).not.toContain(TOKEN);
      }),
      { numRuns: 3_000 },
    );
  });

  it.each(NAMES)(
    '%s does not believe a number, a text or a list of numbers, unless it needs no body',
    async (name) => {
      const row: { readonly success: readonly number[]; readonly body?: string } = ENDPOINTS[name];
      for (const body of ['[7]', '"ok"', '7']) {
        const headers = { 'content-type': ['application/json'] };
        const end: WireEnd = {
          kind: 'answer',
          status: row.success[0] ?? 0,
          headers,
          body: Buffer.from(body),
        };
        expect((await call(name, end)).ok).toBe(row.body === 'none');
      }
    },
  );
});
