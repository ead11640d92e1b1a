import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FAIL_POINTS, type FailPoint } from '#electron/store/change/apply/fail-points.ts';
import { idOf, isEffective, subjectOf } from '#test/kit/history.ts';
import { type City, startCity } from '../city.ts';
import { wordsOf } from '../subjects.ts';
import { createLives, type Death, type Lives } from './lives.ts';
import { type LivedThrough, liveThrough } from './through.ts';

const PEOPLE = 24;
/** With waves, so that the barrier between them and their checks are killed like everything else. */
const WAVES = [6, 10];
let city: City;
let lives: Lives;
beforeAll(async () => {
  city = await startCity(PEOPLE);
  lives = createLives();
});
afterAll(async () => {
  await lives.close();
  await city.close();
});

const through = (deaths: readonly Death[]): Promise<LivedThrough> => {
  city.reset();
  return liveThrough(city, lives, deaths, { waves: WAVES });
};

const expectWhole = ({ status, wrong, errors, judged }: LivedThrough): void => {
  expect(wrong).toEqual([]);
  expect(errors).toBe('');
  expect(judged).toBe(WAVES.length);
  expect(status).toMatchObject({ state: 'closed', counts: { applied: PEOPLE, waiting: 0, unknown: 0 } });
  for (const user of city.users) {
    expect(city.faultd.rolesOf(user)).toEqual(['organization-auditor']);
    const puts = city.faultd.history.filter((entry) => entry.kind === 'put' && entry.subject === user);
    expect(puts.filter((entry) => entry.kind === 'put' && isEffective(entry))).toHaveLength(1);
  }
};

/** These are only passed by an engine that has something to clear up. */
const LATER: readonly FailPoint[] = [
  'before-first-resolve-read',
  'before-second-resolve-read',
  'before-resolved',
  'after-resolved',
];
/** In a recovery of its own, below; a cancel is killed in test/durability/slices.test.ts. */
const ELSEWHERE: readonly FailPoint[] = ['in-recovery', 'cancelling'];
const WIRE_DEATH: Death = { point: 'after-answer', times: 9 };
// With the intent written and nothing sent, the second read is needed as well.
const INTENT_DEATH: Death = { point: 'after-intent', times: 9 };

describe('an engine that is killed', () => {
  for (const point of FAIL_POINTS.filter((name) => !LATER.includes(name) && !ELSEWHERE.includes(name)))
    it(`at ${point} loses nothing and sends nothing twice with effect`, async () => {
      const isPerChange =
        !['writing-ahead', 'written-ahead', 'in-approval', 'approved', 'recovered'].includes(point) &&
        !/verify|close|wave/.test(point);
      const lived = await through([{ point, times: isPerChange ? 7 : 1 }]);
      expect(lived.died).toBe(1);
      expectWhole(lived);
    }, 60_000);

  for (const point of LATER)
    it(`and killed again at ${point} while it clears up, ends as after one clean recovery`, async () => {
      const lived = await through([INTENT_DEATH, { point, times: 1 }, { point, times: 1 }]);
      expect(lived.died).toBeGreaterThanOrEqual(2);
      expectWhole(lived);
    }, 60_000);

  for (const times of [1, 2, 3, 4, 5])
    it(`${times === 1 ? 'once' : `${times} times`} in recovery ends as after one clean recovery`, async () => {
      const again: Death = { point: 'in-recovery', times: 1 };
      const lived = await through([WIRE_DEATH, ...Array.from({ length: times }, () => again)]);
      expect(lived.died).toBe(1 + times);
      expectWhole(lived);
    }, 60_000);
});

describe('an engine that is killed while it ends tokens', () => {
  const expectEnded = ({ plan, status, wrong, errors }: LivedThrough): void => {
    expect([wrong, errors]).toEqual([[], '']);
    expect(status).toMatchObject({ state: 'closed', counts: { applied: PEOPLE, waiting: 0, unknown: 0 } });
    for (const change of plan.changes) {
      const puts = city.faultd.history.filter(
        (entry) => entry.kind === 'put' && entry.subject === subjectOf(change),
      );
      expect(puts.filter((entry) => entry.kind === 'put' && isEffective(entry))).toHaveLength(1);
      expect(wordsOf(city.twin, { kind: change.kind, of: idOf(change) })).toEqual([]);
    }
  };
  const AGAIN: Death = { point: 'in-recovery', times: 1 };

  for (const point of ['after-read', 'after-intent', 'on-the-wire', 'after-answer', 'in-approval'] as const)
    it(`at ${point} ends each of them once and tells it so, killed again in recovery or not`, async () => {
      city.reset();
      const times = point === 'in-approval' ? 1 : 9;
      const deaths = point === 'in-approval' ? [{ point, times }] : [{ point, times }, AGAIN];
      const lived = await liveThrough(city, lives, deaths, { of: 'tokens' });
      expect(lived.died).toBe(deaths.length);
      expectEnded(lived);
    }, 60_000);
});

describe('an engine that is killed in a plan with every kind of change', () => {
  for (const times of [5, 30, 60])
    it(`after the ${times}th answer loses nothing and sends nothing twice with effect`, async () => {
      city.reset();
      const lived = await liveThrough(city, lives, [{ point: 'after-answer', times }], { of: 'mixed' });
      const { plan, status, wrong, errors } = lived;
      expect([lived.died, wrong, errors]).toEqual([1, [], '']);
      expect(status).toMatchObject({ state: 'closed', counts: { applied: plan.changes.length } });
    }, 60_000);
});
