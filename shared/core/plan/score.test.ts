import { describe, expect, it } from 'vitest';
import { buildChange, delta } from '#test/kit/role-arbitraries.ts';
import { CHANGE_STATES, VERDICTS } from '../../model/change.ts';
import { toPastRefusalKey, withPastRefusals } from './preflight.ts';
import { countScore, scoreChange } from './score.ts';

describe('the score of preflight', () => {
  it('counts a prediction as right or wrong only where the server said yes or no', () => {
    const of = (
      verdict: (typeof VERDICTS)[number],
      state: (typeof CHANGE_STATES)[number],
      reason: string | null,
    ) => scoreChange({ verdict, state, reason });
    expect(of('will-succeed', 'applied', null)).toBe('right');
    expect(of('will-succeed', 'failed', 'other')).toBe('wrong');
    expect(of('will-be-refused', 'failed', 'own-roles')).toBe('right');
    expect(of('will-be-refused', 'applied', null)).toBe('wrong');
    expect(of('will-be-refused', 'skipped', 'member-gone')).toBe('right');
    for (const [state, reason] of [
      ['skipped', 'already'],
      ['skipped', 'conflict'],
      ['cancelled', null],
      ['unknown', null],
      ['pending', null],
    ] as const)
      expect(of('will-succeed', state, reason)).toBe('open');
  });

  it('does not count a change that was not sent because the server would refuse it', () => {
    expect(scoreChange({ verdict: 'will-be-refused', state: 'failed', reason: 'dangling-role' })).toBe(
      'open',
    );
  });

  it('never counts a doubt', () => {
    for (const state of CHANGE_STATES)
      expect(scoreChange({ verdict: 'cannot-know', state, reason: null })).toBe('open');
  });

  it('adds up', () => {
    expect(
      countScore([
        { verdict: 'will-succeed', state: 'applied', reason: null, count: 410 },
        { verdict: 'will-succeed', state: 'failed', reason: 'other', count: 1 },
        { verdict: 'will-be-refused', state: 'failed', reason: 'own-roles', count: 1 },
        { verdict: 'cannot-know', state: 'failed', reason: 'other', count: 7 },
      ]),
    ).toEqual({ predicted: 412, right: 411 });
  });
});

describe('a refusal of before', () => {
  const change = buildChange(delta(['x']), []);
  const refusals = new Set([toPastRefusalKey(change)]);

  it('turns a yes into a doubt for just such changes', () => {
    const fine = withPastRefusals(() => ({ verdict: 'will-succeed', code: null }), refusals);
    expect(fine(change)).toEqual({ verdict: 'cannot-know', code: 'refused-before' });
    expect(fine(buildChange(delta(['x']), [], { user: 7 }))).toMatchObject({ verdict: 'cannot-know' });
    expect(fine(buildChange(delta(['y']), []))).toEqual({ verdict: 'will-succeed', code: null });
    expect(fine(buildChange(delta(['x']), [], { organization: 2 }))).toMatchObject({
      verdict: 'will-succeed',
    });
  });

  it('never makes anything a yes', () => {
    for (const verdict of VERDICTS) {
      const checked = withPastRefusals(() => ({ verdict, code: null }), refusals)(change);
      if (verdict !== 'will-succeed') expect(checked.verdict).toBe(verdict);
      expect(checked.verdict).not.toBe('will-succeed');
    }
  });
});
