import { cpSync } from 'node:fs';
import { countJudgedWaves } from '#electron/store/db/journal/event.ts';
import { openJournal } from '#electron/store/db/journal.ts';
import { sql } from '#electron/store/db/sql.ts';
import type { PlanId } from '#shared/base/brand.ts';
import { must } from '#test/kit/must.ts';
import { checkHistory, readPlanBook } from '../checker/check-history.ts';
import type { PlanBook } from '../checker/rules-plan.ts';
import type { City } from '../city.ts';
import { type Death, killFolder, type Life, type Lives, STILL, type WhileStill } from './lives.ts';

type Told = { readonly planId: PlanId; readonly state: string; readonly counts: Record<string, number> };

const lastLine = ({ output, errors }: Life): Told => {
  const line = output.trim().split('\n').at(-1) ?? '';
  if (!line.startsWith('{')) throw new Error(`The engine did not come to an end: ${errors}`);
  return JSON.parse(line) as Told;
};

/** The books of all plans of a journal whose engine is dead, read from a copy: the next life is to find it as it is. */
const readBooks = (dir: string): readonly PlanBook[] => {
  const copy = killFolder();
  cpSync(dir, copy.dir, { recursive: true });
  const journal = must(openJournal(copy.dir, Date.now()));
  const ids = journal.read.column<PlanId>(sql`SELECT id FROM plan`);
  const books = ids.flatMap((id) => readPlanBook(journal.read, id) ?? []);
  journal.close();
  copy.remove();
  return books;
};

/** How many people a plan is for, and the sizes of its waves but for the last. */
type Shape = {
  readonly people?: number;
  readonly waves?: readonly number[] | null;
  /** Changes of roles, the ends of tokens, or every kind of change. */
  readonly of?: 'roles' | 'tokens' | 'mixed';
  readonly whileStill?: WhileStill;
};

/**
 * One plan for the first `people` of the city, through any number of deaths and a last, undisturbed life. Between
 * two lives the journal is looked at too, so that what had ended then must still be so at the end.
 */
export const liveThrough = async (
  city: City,
  lives: Lives,
  deaths: readonly Death[],
  { people = city.users.length, waves = null, of = 'roles', whileStill }: Shape = {},
) => {
  const folder = killFolder();
  const make = { roles: city.plan, tokens: city.tokenPlan, mixed: city.mixedPlan }[of];
  const plan = { ...make(people), waves };
  const orders = (boot: number) => ({
    dir: folder.dir,
    url: city.faultd.url,
    token: city.twin.ownerToken,
    bootId: `boot-${boot}`,
    plan,
  });
  let died = 0;
  let stood = 0;
  let errors = '';
  let earlier: readonly PlanBook[] = [];
  for (const [boot, death] of deaths.entries()) {
    const life = await lives.live(orders(boot), death, whileStill);
    if (life.output.includes(STILL)) stood += 1;
    died += life.wasKilled ? 1 : 0;
    errors += life.errors;
    earlier = [...earlier, ...readBooks(folder.dir)];
  }
  const last = await lives.live(orders(deaths.length), null);
  const status = lastLine(last);
  await city.faultd.whenQuiet();
  const journal = must(openJournal(folder.dir, Date.now()));
  const wrong = checkHistory(journal.read, status.planId, city.faultd.history, {
    earlier: earlier.filter(({ plan }) => plan.id === status.planId),
    // Engine and server are two processes here: on a busy machine what has left may be a while on the way.
    bounds: { pauseMs: 2_000 },
  });
  const judged = countJudgedWaves(journal.read, status.planId);
  journal.close();
  folder.remove();
  return { died, stood, plan, status, wrong, judged, errors: errors + last.errors, lastMs: last.ms };
};
export type LivedThrough = Awaited<ReturnType<typeof liveThrough>>;
