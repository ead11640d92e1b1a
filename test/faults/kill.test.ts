import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FAIL_POINTS, type FailPoint } from '#electron/store/change/apply/fail-points.ts';
import { countJudgedWaves } from '#electron/store/db/journal/waves.ts';
import { openJournal } from '#electron/store/db/journal.ts';
import type { PlanId } from '#shared/base/brand.ts';
import { checkHistory } from './checker/check-history.ts';
import { isEffective } from './checker/history.ts';
import type { Orders } from './child.ts';
import { type City, startCity } from './city.ts';
import { seeded } from './fault-rules.ts';
import { type Life, live } from './kill.ts';
import { must, temporaryFolder } from './rig.ts';

const PEOPLE = 24;
/** With waves, so that the barrier between them and their checks are killed like everything else. */
const WAVES = [6, 10];
let city: City;
beforeAll(async () => {
  city = await startCity(PEOPLE);
});
afterAll(() => city.close());

type Death = { readonly point: FailPoint; readonly times: number } | { readonly afterMs: number };

const lastLine = ({
  output,
  errors,
}: Life): { planId: PlanId; state: string; counts: Record<string, number> } => {
  const line = output.trim().split('\n').at(-1) ?? '';
  if (!line.startsWith('{')) throw new Error(`The engine did not come to an end: ${errors}`);
  return JSON.parse(line);
};

/** One plan through any number of deaths and a last, undisturbed life; answers how many of the deaths happened. */
const liveThrough = async (deaths: readonly Death[]) => {
  city.reset();
  const folder = temporaryFolder();
  const orders = (boot: number, death: Death | null): Orders => ({
    dir: folder.dir,
    url: city.faultd.url,
    token: city.twin.ownerToken,
    bootId: `boot-${boot}`,
    plan: { ...city.plan(), waves: WAVES },
    killAt: death !== null && 'point' in death ? death : null,
  });
  let died = 0;
  let errors = '';
  for (const [boot, death] of deaths.entries()) {
    const life = await live(orders(boot, death), 'afterMs' in death ? death.afterMs : null);
    died += life.wasKilled ? 1 : 0;
    errors += life.errors;
  }
  const last = await live(orders(deaths.length, null));
  const status = lastLine(last);
  const journal = must(openJournal(folder.dir, Date.now()));
  const wrong = checkHistory(journal.read, status.planId, city.faultd.history);
  const judged = countJudgedWaves(journal.read, status.planId);
  journal.close();
  folder.remove();
  return { died, status, wrong, judged, errors: errors + last.errors };
};

const expectWhole = ({ status, wrong, errors, judged }: Awaited<ReturnType<typeof liveThrough>>): void => {
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
const WIRE_DEATH: Death = { point: 'after-answer', times: 9 };
// With the intent written and nothing sent, the second read is needed as well.
const INTENT_DEATH: Death = { point: 'after-intent', times: 9 };

describe('an engine that is killed', () => {
  for (const point of FAIL_POINTS.filter((name) => !LATER.includes(name) && name !== 'in-recovery'))
    it(`at ${point} loses nothing and sends nothing twice with effect`, async () => {
      const isPerChange =
        !['in-approval', 'approved', 'recovered'].includes(point) && !/verify|close|wave/.test(point);
      const lived = await liveThrough([{ point, times: isPerChange ? 7 : 1 }]);
      expect(lived.died).toBe(1);
      expectWhole(lived);
    }, 60_000);

  for (const point of LATER)
    it(`and killed again at ${point} while it clears up, ends as after one clean recovery`, async () => {
      const lived = await liveThrough([INTENT_DEATH, { point, times: 1 }, { point, times: 1 }]);
      expect(lived.died).toBeGreaterThanOrEqual(2);
      expectWhole(lived);
    }, 60_000);

  it('five times in recovery ends as after one clean recovery', async () => {
    const again: Death = { point: 'in-recovery', times: 1 };
    const lived = await liveThrough([WIRE_DEATH, again, again, again, again, again]);
    expect(lived.died).toBe(6);
    expectWhole(lived);
  }, 60_000);

  it('at 40 random moments loses nothing and sends nothing twice with effect', async () => {
    const random = seeded(20_260);
    let died = 0;
    for (let round = 0; round < 20; round += 1) {
      const lived = await liveThrough([{ afterMs: random() * 120 }, { afterMs: random() * 120 }]);
      died += lived.died;
      expectWhole(lived);
    }
    expect(died).toBeGreaterThan(20);
  }, 240_000);
});
