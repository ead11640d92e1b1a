import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REMOTE_FAILURES } from '#shared/contract/failures.ts';
import { STOP_CODES } from '#shared/core/plan/standing.ts';
import { CHANGE_REASONS, PLAN_REASONS } from '#shared/model/reason.ts';
import { REJECT_CODES } from '#shared/model/refusal.ts';
import type { PutOutcome } from '../../remote/port.ts';
import { decideCheck, decideFailedRead, decidePut, decideResolve } from './decide.ts';

const failure = fc.constantFrom(...REMOTE_FAILURES).map((code) => ({ code, message: 'm' }));
const told = { requestId: fc.constant(null), status: fc.constant(null) };
const refusal = { ...told, code: fc.constantFrom(...REJECT_CODES), message: fc.string() };
const outcomes: fc.Arbitrary<PutOutcome> = fc.oneof(
  fc.record({ ...told, class: fc.constant('applied' as const), roles: fc.array(fc.string()) }),
  fc.record({ ...told, class: fc.constant('already-so' as const), message: fc.string() }),
  fc.record({ ...refusal, class: fc.constant('rejected' as const) }),
  fc.record({ ...refusal, class: fc.constant('refused-unproven' as const) }),
  fc.record({ ...told, class: fc.constant('not-sent' as const), failure }),
  fc.record({ ...told, class: fc.constant('throttled' as const), retryAfterMs: fc.nat() }),
  fc.record({ ...told, class: fc.constant('signed-out' as const), message: fc.string() }),
  fc.record({ ...told, class: fc.constant('unknown' as const), failure }),
);
const roles = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'));

describe('the table of PUT outcomes', () => {
  it('sends again only what surely did nothing', () => {
    fc.assert(
      fc.property(outcomes, (outcome) => {
        const { next } = decidePut(outcome);
        expect(next === 'pending').toBe(
          ['not-sent', 'throttled', 'signed-out', 'already-so'].includes(outcome.class),
        );
      }),
    );
  });

  it('calls failed only what the server refused before it changed anything', () => {
    fc.assert(
      fc.property(outcomes, (outcome) => {
        expect(decidePut(outcome).next === 'failed').toBe(outcome.class === 'rejected');
      }),
    );
  });

  it('stops the plan when the token is not accepted, on a redirect and on a certificate', () => {
    const base = { requestId: null, status: null } as const;
    expect(decidePut({ ...base, class: 'signed-out', message: '' })).toMatchObject({ pause: 'unauthorized' });
    for (const code of ['tls', 'redirected'] as const) {
      const failed = { code, message: '' };
      expect(decidePut({ ...base, class: 'unknown', failure: failed })).toMatchObject({ pause: code });
      expect(decidePut({ ...base, class: 'not-sent', failure: failed })).toMatchObject({ pause: code });
    }
  });

  it('has words for every reason it gives', () => {
    fc.assert(
      fc.property(outcomes, (outcome) => {
        const decision = decidePut(outcome);
        if ('reason' in decision) expect(Object.keys(CHANGE_REASONS)).toContain(decision.reason);
        if ('pause' in decision && decision.pause !== null)
          expect(Object.keys(PLAN_REASONS)).toContain(decision.pause);
        if ('cause' in decision) expect(Object.keys(PLAN_REASONS)).toContain(decision.cause);
      }),
    );
  });
});

describe('the read before a PUT', () => {
  const kind = 'member-roles';
  const change = { kind, intent: { kind: 'delta', add: ['a'], remove: ['b'] }, base: ['b'] } as const;

  it('sends nothing to somebody who already has what was wanted', () => {
    expect(decideCheck(change, ['a', 'z'])).toEqual({ next: 'skip', reason: 'already' });
  });

  it('keeps roles that others gave meanwhile', () => {
    expect(decideCheck(change, ['b', 'z'])).toEqual({ next: 'send', target: ['a', 'z'] });
  });

  it('holds back when somebody moved the same role the other way', () => {
    const keep = { kind, intent: { kind: 'delta', add: ['a'], remove: [] }, base: ['a'] } as const;
    expect(decideCheck(keep, [])).toEqual({ next: 'skip', reason: 'conflict' });
  });

  it('holds back from half a role: one that was deleted meanwhile, or renamed by both', () => {
    const rename = {
      kind: 'custom-role',
      intent: { kind: 'delta', add: ['display:New'], remove: ['display:Old'] },
      base: ['display:Old', 'exists'],
    } as const;
    expect(decideCheck(rename, [])).toEqual({ next: 'skip', reason: 'conflict' });
    expect(decideCheck(rename, ['display:Theirs', 'exists'])).toEqual({ next: 'skip', reason: 'conflict' });
    const keptTarget = ['display:New', 'exists', 'org:x:read'];
    expect(decideCheck(rename, ['display:Old', 'exists', 'org:x:read'])).toEqual({
      next: 'send',
      target: keptTarget,
    });
  });

  it('has a next step and words for every way a read fails', () => {
    for (const code of [...REMOTE_FAILURES, 'member-gone' as const, 'user-gone' as const]) {
      const decision = decideFailedRead(code, 'm');
      expect(decision.next).not.toBe('send');
      if ('cause' in decision) expect(Object.keys(PLAN_REASONS)).toContain(decision.cause);
      if ('reason' in decision) expect(Object.keys(CHANGE_REASONS)).toContain(decision.reason);
    }
  });
});

describe('a standstill', () => {
  /** Codes of plans that have ended. */
  const ENDS = ['look-at-rows', 'differs-after'];

  it('has a heading for every cause that has a sentence, and a sentence for every heading', () => {
    expect([...STOP_CODES, ...ENDS].sort()).toEqual([...Object.keys(PLAN_REASONS)].sort());
  });
});

describe('the read after a lost answer', () => {
  it('believes applied only when it sees the target, and not applied only when it sees what was there', () => {
    fc.assert(
      fc.property(roles, roles, roles, (before, target, seen) => {
        const same = (a: readonly string[], b: readonly string[]) =>
          JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());
        const decision = decideResolve({ before, target }, seen);
        expect(decision === 'applied').toBe(same(seen, target));
        if (decision === 'not-applied') expect(same(seen, before)).toBe(true);
        if (decision === 'conflict-after-unknown')
          expect(same(seen, before) || same(seen, target)).toBe(false);
      }),
    );
  });
});
