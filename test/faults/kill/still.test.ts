import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FailPoint } from '#electron/store/change/apply/fail-points.ts';
import { isEffective } from '#test/kit/history.ts';
import { type City, startCity } from '../city.ts';
import { NO_FAULTS } from '../fault-rules.ts';
import { createLives, type Lives } from './lives.ts';
import { liveThrough } from './through.ts';

const PEOPLE = 24;
/** Longer than every time-out of `connect` (2 s) and than a read counts as fresh. */
const STILL_MS = 2_500;
const OTHERS_ROLE = 'organization-user-admin';

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

const puts = () => city.faultd.history.filter((entry) => entry.kind === 'put');

/** An engine that is stopped in mid-apply, and let go on when all that it waited for is long over. */
const standStill = async (point: FailPoint, answerAfterMs: number, edit: (user: string) => void) => {
  city.reset();
  city.faultd.use(NO_FAULTS, { answerAfterMs });
  const late: number[] = [];
  const lived = await liveThrough(city, lives, [{ point, times: 9, by: 'standstill' }], {
    whileStill: async () => {
      await city.faultd.whenHeard();
      const before = puts().length;
      for (const user of city.users) edit(user);
      await new Promise((resolve) => setTimeout(resolve, STILL_MS));
      late.push(puts().length - before);
    },
  });
  return { ...lived, late };
};

describe('K05: a store that is stopped for longer than every time-out, and goes on', () => {
  for (const point of ['after-read', 'after-intent', 'on-the-wire', 'after-answer'] as const)
    it(`at ${point} loses nothing, sends nothing twice with effect, and takes no time for an answer`, async () => {
      const { died, stood, wrong, errors, status, late } = await standStill(point, 20, () => undefined);
      expect([died, stood, late, wrong, errors]).toEqual([0, 1, [0], [], '']);
      expect(status).toMatchObject({ state: 'closed', counts: { applied: PEOPLE, waiting: 0, unknown: 0 } });
      for (const user of city.users) {
        expect(city.faultd.rolesOf(user)).toEqual(['organization-auditor']);
        expect(puts().filter((entry) => entry.subject === user && isEffective(entry))).toHaveLength(1);
      }
    }, 60_000);

  it('overwrites no edit that was made meanwhile: what it had read is too old by then', async () => {
    const add = (user: string): void =>
      city.twin.edit.setRoles(user, [...city.faultd.rolesOf(user), OTHERS_ROLE].sort());
    const { stood, wrong, status } = await standStill('after-read', 20, add);
    expect([stood, wrong]).toEqual([1, []]);
    // Whose PUT was out at that moment may be called different by now, which it is.
    expect(status.state).toMatch(/closed|needs-review/);
    expect(status.counts).toMatchObject({ waiting: 0, unknown: 0 });
    for (const user of city.users)
      expect(city.faultd.rolesOf(user)).toEqual(['organization-auditor', OTHERS_ROLE]);
  }, 60_000);
});

describe('K10: a store that runs out of memory', () => {
  for (const point of ['after-intent', 'on-the-wire', 'after-answer', 'in-approval'] as const)
    it(`at ${point} is ended by V8, and the next one goes on where it was`, async () => {
      city.reset();
      const times = point === 'in-approval' ? 1 : 9;
      const lived = await liveThrough(city, lives, [{ point, times, by: 'memory' }]);
      expect([lived.died, lived.wrong]).toEqual([1, []]);
      expect(lived.errors).toMatch(/heap out of memory/);
      expect(lived.status).toMatchObject({
        state: 'closed',
        counts: { applied: PEOPLE, waiting: 0, unknown: 0 },
      });
      for (const user of city.users)
        expect(puts().filter((entry) => entry.subject === user && isEffective(entry))).toHaveLength(1);
    }, 60_000);
});
