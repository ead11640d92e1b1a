import { describe, expect, it } from 'vitest';
import { createStatus } from './testing.ts';
import type { RunStatus } from './text.ts';
import { listWaves, toHaltText, toNewsDetail, toNewsText, toWaveText } from './wave-text.ts';

const status = createStatus({
  state: 'running',
  waves: { sizes: [10, 100], of: 3, at: 2, halted: null },
  people: 5000,
  counts: { waiting: 4950, applied: 50 },
  verified: null,
});
const halted: RunStatus = {
  ...status,
  state: 'paused',
  reasonCode: 'wave-halted',
  counts: { ...status.counts, waiting: 4890, applied: 104, refused: 6 },
  waves: {
    sizes: [10, 100],
    of: 3,
    at: 2,
    halted: {
      wave: 2,
      done: 110,
      untouched: 4890,
      news: [{ kind: 'refusal', code: 'role-unknown', message: null, people: 6 }],
    },
  },
};

describe('waves', () => {
  it('are in order, cover the plan, and say how far each is', () => {
    expect(listWaves(status)).toEqual([
      { number: 1, size: 10, done: 10, end: 10, state: 'verified' },
      { number: 2, size: 100, done: 40, end: 110, state: 'now' },
      { number: 3, size: 4890, done: 0, end: 5000, state: 'untouched' },
    ]);
  });

  it('are none for a plan that is worked in one go', () => {
    expect(listWaves({ ...status, waves: null })).toEqual([]);
  });

  it('leave out those that a small plan does not come to', () => {
    const small = { ...status, people: 8, counts: { ...status.counts, waiting: 8, applied: 0 } };
    expect(listWaves(small).map(({ size }) => size)).toEqual([8]);
  });

  it('are not called verified when the rest was cancelled', () => {
    const { counts } = halted;
    const ended = { ...halted, state: 'closed' as const, counts: { ...counts, waiting: 0, cancelled: 4890 } };
    const states = listWaves({ ...ended, waves: { sizes: [10, 100], of: 3, at: 3, halted: null } });
    expect(states.map(({ state }) => state)).toEqual(['verified', 'verified', 'cancelled']);
    expect(states[2]?.done).toBe(0);
  });

  it('are at work only while the plan is', () => {
    const stateIn = (state: RunStatus['state']) => listWaves({ ...status, state })[1]?.state;
    expect(stateIn('running')).toBe('now');
    expect(stateIn('paused')).toBe('here');
    expect(stateIn('verifying')).toBe('reading');
    expect(stateIn('approved')).toBe('untouched');
    expect(stateIn('closed')).toBe('verified');
  });

  it('count nothing as ended that is not known yet', () => {
    const counts = { ...status.counts, applied: 43, unknown: 7 };
    expect(listWaves({ ...status, counts })[1]?.done).toBe(33);
  });

  it('are told with number and size', () => {
    expect(listWaves(status).map((wave) => toWaveText(wave, 3))[1]).toBe('Wave 2 of 3: 100 changes');
  });
});

describe('a halt', () => {
  it('says what was verified, what stopped it, what is done and what nobody touched', () => {
    expect(toHaltText(halted)).toBe(
      'Wave 1: 10 changes, verified. Wave 2: 100 changes, halted: 6 refusals of a new kind. 104 applied, 6 refused, 4,890 waiting.',
    );
  });

  it('gives the words of the server, or the kind of the refusal', () => {
    const refusal = { kind: 'refusal', code: 'forbidden: no *', message: 'no luck', people: 1 } as const;
    expect(toNewsDetail(refusal)).toBe('The server said: no luck');
    expect(toNewsDetail({ ...refusal, code: 'role-unknown', message: null })).toBe('role unknown');
    expect(toNewsDetail({ kind: 'different', code: 'different', message: null, people: 1 })).toBe('');
  });
});

it('says of a wave in which nobody said no what did not come about, not that it failed', () => {
  const news = { kind: 'failures', code: 'failures', message: null, people: 3 } as const;
  expect(toNewsText(news)).toBe('3 could not be changed');
});
