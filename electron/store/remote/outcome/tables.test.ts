import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REMOTE_FAILURES } from '#shared/contract/failures.ts';
import { REJECT_CODES } from '#shared/model/refusal.ts';
import { toCallResult } from '../call/call-endpoint.ts';
import { rowOf } from '../call/to-request.ts';
import type { HttpClient } from '../client.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { WIRE_PHASES } from '../port.ts';
import { ORGANIZATION, USER } from '../testing/api.ts';
import { BREAK_REASONS, type WireEnd } from '../wire/types.ts';
import { type AskedServer, toRemoteFailure } from './answer-table.ts';
import { toWriteOutcome } from './write-outcome.ts';

const TOKEN = 'not-a-token';
const ASKED: AskedServer = { url: 'https://coder.example.com', host: 'coder.example.com', token: TOKEN };

const bodies = fc.constantFrom(
  ['application/json', '{"message":"Resource not found or you do not have access to this resource"}'],
  ['application/json', '{"message":"You cannot change your own organization roles."}'],
  ['application/json', '{"message":"\\"x:y\\" is not a supported role"}'],
  ['application/json', `{"message":"${TOKEN} \u001b[31m","detail":"${TOKEN}"}`],
  ['application/json', '{"cut":'],
  ['application/json', '[1,2]'],
  ['text/html', '<html>Sign in</html>'],
  ['text/plain', 'no'],
  ['', ''],
  ['', '{"message":"hm"}'],
);
const answers: fc.Arbitrary<WireEnd> = fc
  .tuple(
    fc.integer({ min: 100, max: 999 }),
    bodies,
    fc.constantFrom('', 'https://evil.example/x', '::', '/login'),
  )
  .map(([status, [type, body], location]) => ({
    kind: 'answer',
    status,
    headers: { 'content-type': [type ?? ''], location: [location] },
    body: Buffer.from(body ?? ''),
  }));
const breaks: fc.Arbitrary<WireEnd> = fc.record({
  kind: fc.constant('break' as const),
  phase: fc.constantFrom(...WIRE_PHASES),
  reason: fc.constantFrom(...BREAK_REASONS),
  detail: fc.string(),
  status: fc.option(fc.integer({ min: 100, max: 599 })),
  requestId: fc.constant(null),
});
const ends = fc.oneof(answers, breaks);

const DONE = JSON.stringify({ user_id: USER, organization_id: ORGANIZATION, roles: [] });
const nothing = async () => Promise.reject(new Error('Nothing is asked here'));
const client: HttpClient = {
  asked: ASKED,
  limits: DEFAULT_LIMITS,
  read: nothing,
  write: nothing,
  retryAfterMs: () => 1_000,
};
const ABOUT = { organization: ORGANIZATION, user: USER, roles: [] };
const put = (end: WireEnd) =>
  toWriteOutcome(toCallResult(client, rowOf('putMemberRoles'), ABOUT, end), [], () => [], 'member-gone');

describe('the table of reads', () => {
  it('has one failure and one plain sentence for every end, and never shows the token', () => {
    fc.assert(
      fc.property(ends, (end) => {
        const failure = toRemoteFailure(end, ASKED, 'wrong');
        expect(REMOTE_FAILURES).toContain(failure.code);
        expect(failure.message).toMatch(/^[A-Z\w].*\.$/);
        expect(failure.message).not.toMatch(/[!\p{Cc}]/u);
        expect(JSON.stringify(failure)).not.toContain(TOKEN);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['a redirect', 302, 'text/html', 'redirected'],
    ['a 300 that names no place', 300, 'application/json', 'bad-response'],
    ['a 304, though nothing was conditional', 304, 'text/html', 'bad-response'],
    ['a wrong token', 401, 'application/json', 'unauthorized'],
    ['a login page with 401', 401, 'text/html', 'unauthorized'],
    ['missing rights', 403, 'application/json', 'forbidden'],
    ['a captive portal', 200, 'text/html', 'not-coder'],
    ['an HTML 404', 404, 'text/html', 'not-coder'],
    ['nothing there', 404, 'application/json', 'not-found'],
    ['an idle connection given up', 408, 'text/html', 'timed-out'],
    ['throttling', 429, 'application/json', 'rate-limited'],
    ['a broken server', 500, 'application/json', 'server-error'],
    ['a proxy without a server', 502, 'text/html', 'server-error'],
    ['a network that wants a sign-in', 511, 'text/html', 'not-coder'],
    ['an odd refusal', 418, 'text/plain', 'rejected'],
    ['wrong JSON', 200, 'application/json', 'bad-response'],
  ])('reads %s (%i %s) as %s', (_, status, type, code) => {
    const end: WireEnd = {
      kind: 'answer',
      status,
      headers: { 'content-type': [type] },
      body: Buffer.from('x'),
    };
    expect(toRemoteFailure(end, ASKED).code).toBe(code);
  });
});

describe('the outcome of a PUT', () => {
  it('leaves no end without an outcome, and nothing after the first byte is "not sent"', () => {
    fc.assert(
      fc.property(ends, (end) => {
        const outcome = put(end);
        expect(outcome.class).not.toBe('applied');
        if (outcome.class === 'not-sent') expect(end).toMatchObject({ kind: 'break', phase: 'connecting' });
        if (end.kind === 'break' && end.phase !== 'connecting') expect(outcome.class).toBe('unknown');
        if (end.status !== null && end.status >= 500 && end.kind === 'answer')
          expect(outcome.class).toBe('unknown');
        if (outcome.class === 'rejected') expect(end.status).toBe(400);
        if ('code' in outcome) expect(REJECT_CODES).toContain(outcome.code);
        expect(JSON.stringify(outcome)).not.toContain(TOKEN);
      }),
      { numRuns: 2_000 },
    );
  });

  it('calls only a 200 that passed the check applied', () => {
    fc.assert(
      fc.property(answers, (end) => {
        const told = { headers: {}, body: Buffer.from(DONE) };
        const done: WireEnd = { kind: 'answer', status: end.status ?? 0, ...told };
        expect(put(done).class === 'applied').toBe(end.status === 200);
      }),
    );
  });

  it.each([
    [400, '{"message":"You cannot change your own organization roles."}', 'rejected', 'own-roles'],
    [
      400,
      '{"message":"Cannot modify roles for OIDC users when role sync is enabled. This …"}',
      'rejected',
      'idp-managed',
    ],
    [400, '{"message":"\\"gone:0b7e7a52\\" is not a supported role"}', 'rejected', 'role-unknown'],
    [400, '{"message":"not authorized to assign role \\"owner\\""}', 'rejected', 'role-not-assignable'],
    [400, '{"message":"\\"user\\" must be an existing uuid or username."}', 'rejected', 'member-gone'],
    [400, '{"message":"Validation failed."}', 'rejected', 'invalid'],
    [400, '{"message":"Something new."}', 'refused-unproven', 'other'],
    [400, '<html>Bad request</html>', 'refused-unproven', 'other'],
    [403, '{"message":"Forbidden."}', 'refused-unproven', 'forbidden'],
    [404, '{"message":"Resource not found"}', 'refused-unproven', 'member-gone'],
    [413, '', 'refused-unproven', 'invalid'],
    [428, '', 'refused-unproven', 'other'],
  ])('reads %i %s as %s, %s', (status, body, outcomeClass, code) => {
    const headers = { 'content-type': [body.startsWith('{') ? 'application/json' : 'text/html'] };
    const end: WireEnd = { kind: 'answer', status, headers, body: Buffer.from(body) };
    expect(put(end)).toMatchObject({ class: outcomeClass, code, status });
  });

  it.each([
    [200, 'unknown'],
    [204, 'unknown'],
    [302, 'unknown'],
    [401, 'signed-out'],
    [429, 'throttled'],
    [500, 'unknown'],
    [503, 'unknown'],
  ])('reads a bare %i as %s', (status, outcomeClass) => {
    expect(put({ kind: 'answer', status, headers: {}, body: Buffer.alloc(0) }).class).toBe(outcomeClass);
  });
});
