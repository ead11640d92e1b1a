import { describe, expect, it } from 'vitest';
import { PLAN_STATES } from '../../model/change.ts';
import { countOutcomes } from './outcome.ts';
import { type PlanStanding, STOP_CODES, toStandingText, toStandingWord, toStopText } from './standing.ts';

const plan = (over: Partial<PlanStanding> = {}): PlanStanding => ({
  state: 'closed',
  reasonCode: null,
  counts: { ...countOutcomes([]), applied: 10 },
  undoes: null,
  waves: null,
  ...over,
});
const counts = (over: Partial<PlanStanding['counts']>): PlanStanding['counts'] => ({
  ...countOutcomes([]),
  ...over,
});
const waves = { at: 1, of: 2, halted: null };

describe('the heading of a plan', () => {
  it('follows the cause of a standstill, and never calls a pause an interruption', () => {
    const stopped = (reasonCode: string): string => toStandingText(plan({ state: 'paused', reasonCode }));
    expect(stopped('person')).toBe('Paused by you');
    expect(stopped('many-failures')).toBe('Paused: too much went otherwise than planned');
    expect(stopped('restarted')).toBe('Interrupted by a restart');
    const interrupted = STOP_CODES.filter((code) => toStopText(code).includes('nterrupted'));
    expect(interrupted).toEqual(['restarted', 'shutdown', 'sleep']);
    expect(stopped('a-code-of-tomorrow')).toBe('Paused');
  });

  it('names the wave while one is at work, and only then', () => {
    expect(toStandingText(plan({ state: 'running', waves }))).toBe('Applying, wave 1 of 2');
    expect(toStandingText(plan({ state: 'running' }))).toBe('Applying');
    expect(toStandingText(plan({ waves }))).toBe('Done');
    const paused = plan({ state: 'paused', reasonCode: 'person', waves });
    expect(toStandingText(paused)).toBe('Paused by you');
  });

  it('does not call it applying when only what is not known is still being read', () => {
    const last = plan({ state: 'running', counts: counts({ applied: 7, unknown: 5 }) });
    expect(toStandingText(last)).toBe('Reading what is not known yet');
    expect(toStandingText({ ...last, counts: counts({ unknown: 5, cancelled: 202 }) })).toBe(
      'Cancelled, reading what is not known yet',
    );
    expect(toStandingText({ ...last, counts: counts({ unknown: 5, waiting: 1 }) })).toBe('Applying');
  });

  it('tells a halt from a pause, and an undo from an apply', () => {
    const halted = plan({
      state: 'paused',
      reasonCode: 'wave-halted',
      waves: { ...waves, halted: { wave: 1 } },
    });
    expect(toStandingText(halted)).toBe('Halted after wave 1 of 2');
    expect(toStandingText({ ...halted, undoes: 'p0' })).toBe('Undo: Halted after wave 1 of 2');
  });

  it('says done only of what was done', () => {
    expect(toStandingText(plan())).toBe('Done');
    expect(toStandingText(plan({ counts: counts({ already: 3 }) }))).toBe('Done');
    expect(toStandingText(plan({ counts: counts({ applied: 9, refused: 1 }) }))).toBe('Done in part');
    expect(toStandingText(plan({ counts: counts({ applied: 9, skipped: 1 }) }))).toBe('Done in part');
    expect(toStandingText(plan({ counts: counts({ refused: 1 }) }))).toBe('Ended, nothing was changed');
    expect(toStandingText(plan({ counts: counts({ applied: 9, cancelled: 1 }) }))).toBe('Cancelled');
    const look = plan({ state: 'needs-review', counts: counts({ applied: 9, conflict: 1 }) });
    expect(toStandingText(look)).toBe('Done in part, and needs a look');
  });

  it('has a short form that calls nothing good but what was done whole', () => {
    for (const state of PLAN_STATES) {
      const { tone } = toStandingWord(plan({ state, counts: counts({ applied: 9, refused: 1 }) }));
      expect(tone).not.toBe('good');
    }
    expect(toStandingWord(plan())).toEqual({ word: 'done', sign: '✓', tone: 'good' });
    expect(toStandingWord(plan({ state: 'paused', reasonCode: 'restarted' })).word).toBe('interrupted');
    expect(toStandingWord(plan({ state: 'paused', reasonCode: 'offline' })).word).toBe('paused');
  });
});
