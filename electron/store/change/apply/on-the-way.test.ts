import { describe, expect, it } from 'vitest';
import type { PlanId } from '#shared/base/brand.ts';
import { ok } from '#shared/base/result.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { addAuditor, planInput } from '#test/kit/engine-rig.ts';
import { createTestRig } from '#test/kit/engine-rig-per-test.ts';
import { createFakeServer } from '#test/kit/fake-server.ts';
import { must } from '#test/kit/must.ts';
import { listEvents } from '../../db/journal/event.ts';
import { sql } from '../../db/sql.ts';

const { open } = createTestRig();

/** A door that can be shut: whoever comes meanwhile waits, and `whenKnocked` settles with the first of them. */
const createDoor = () => {
  let open: (() => void) | null = null;
  let way: Promise<void> = Promise.resolve();
  let knock: () => void = () => undefined;
  let knocked: Promise<void> = Promise.resolve();
  return {
    shut: () => {
      way = new Promise((resolve) => {
        open = resolve;
      });
      knocked = new Promise((resolve) => {
        knock = resolve;
      });
    },
    open: () => open?.(),
    whenKnocked: () => knocked,
    pass: async () => {
      knock();
      await way;
    },
  };
};

const PEOPLE = 20;

const create = () => {
  const server = createFakeServer(PEOPLE);
  const copy = createDoor();
  const address = createDoor();
  const rig = open(server, {
    openApi: async () => {
      await address.pass();
      return ok({ api: server.api, serverId: 's1' });
    },
    backUp: async () => {
      await copy.pass();
      return 'made';
    },
  });
  const { engine, journal } = rig;
  const findPlan = () => {
    const [plan] = engine.listPlans(DEPLOYMENT);
    if (plan === undefined) throw new Error('No plan is in the journal.');
    return plan;
  };
  const planId: PlanId | null = null;
  return { server, copy, address, engine, journal, findPlan, planId };
};

/** A plan that stands still before anything of it was sent. */
const createPaused = async () => {
  const made = create();
  const { engine, copy } = made;
  copy.shut();
  const starting = engine.start(planInput(addAuditor(PEOPLE)));
  await copy.whenKnocked();
  must(engine.pause(made.findPlan().planId));
  copy.open();
  return { ...made, planId: must(await starting) };
};

describe('a pause that comes before the run', () => {
  it('counts while the journal is copied', async () => {
    const { engine, server, planId } = await createPaused();
    await engine.whenIdle(planId);
    expect(server.puts).toHaveLength(0);
    expect(must(engine.getStatus(planId))).toMatchObject({ state: 'paused', reasonCode: 'person' });
    expect(engine.isBusyWith(DEPLOYMENT)).toBe(false);
    must(await engine.resume(planId));
    await engine.whenIdle(planId);
    expect(must(engine.getStatus(planId))).toMatchObject({ state: 'closed', counts: { applied: PEOPLE } });
  });

  it('counts while a resume reaches for the server', async () => {
    const { engine, server, address, planId } = await createPaused();
    address.shut();
    const resuming = engine.resume(planId);
    await address.whenKnocked();
    must(engine.pause(planId));
    address.open();
    must(await resuming);
    await engine.whenIdle(planId);
    expect(server.puts).toHaveLength(0);
    expect(must(engine.getStatus(planId))).toMatchObject({ state: 'paused', reasonCode: 'person' });
  });

  it.each(['start', 'resume'] as const)('counts for the whole deployment during a %s', async (order) => {
    const { engine, server, address, planId, findPlan } = order === 'start' ? create() : await createPaused();
    address.shut();
    const going = planId === null ? engine.start(planInput(addAuditor(PEOPLE))) : engine.resume(planId);
    await address.whenKnocked();
    engine.pauseAll(DEPLOYMENT);
    address.open();
    expect((await going).ok).toBe(true);
    await engine.whenIdle(findPlan().planId);
    expect(server.puts).toHaveLength(0);
    expect(findPlan()).toMatchObject({ state: 'paused', reasonCode: 'person' });
    expect(engine.isBusyWith(DEPLOYMENT)).toBe(false);
  });
});

describe('an end of the program that comes before the run', () => {
  it.each(['server', 'copy'] as const)('leaves the journal alone from then on: %s', async (at) => {
    const { engine, server, copy, address, journal } = create();
    const door = at === 'server' ? address : copy;
    door.shut();
    const starting = engine.start(planInput(addAuditor(PEOPLE)));
    await door.whenKnocked();
    await engine.stop();
    const written = journal.read.all(sql`SELECT state, reason FROM plan`);
    door.open();
    await starting;
    expect(server.puts).toHaveLength(0);
    expect(journal.read.all(sql`SELECT state, reason FROM plan`)).toEqual(written);
  });
});

describe('a cancel that comes before the run', () => {
  it('is the last word on a plan that could not set off', async () => {
    const server = createFakeServer(PEOPLE);
    const rig = open(server, { backUp: async () => 'none' });
    const { engine } = rig;
    const planId = must(await engine.start(planInput(addAuditor(PEOPLE))));
    expect(must(engine.getStatus(planId))).toMatchObject({ state: 'paused', reasonCode: 'no-backup' });
    must(engine.cancel(planId));
    await engine.whenIdle(planId);
    expect(must(engine.getStatus(planId))).toMatchObject({ state: 'closed', reasonCode: null });
  });

  it.each(['start', 'resume'] as const)('ends the plan once and for all during a %s', async (order) => {
    const made = order === 'start' ? create() : await createPaused();
    const { engine, server, journal, findPlan } = made;
    const door = order === 'start' ? made.copy : made.address;
    door.shut();
    const going =
      made.planId === null ? engine.start(planInput(addAuditor(PEOPLE))) : engine.resume(made.planId);
    await door.whenKnocked();
    const { planId } = findPlan();
    must(engine.cancel(planId));
    await engine.whenIdle(planId);
    expect(findPlan()).toMatchObject({ state: 'closed', counts: { cancelled: PEOPLE } });
    door.open();
    await going;
    await engine.whenIdle(planId);
    expect(server.puts).toHaveLength(0);
    expect(findPlan()).toMatchObject({ state: 'closed', counts: { cancelled: PEOPLE } });
    const kinds = listEvents(journal.read, planId).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'close' || kind === 'resume')).toEqual(['close']);
    expect(engine.isBusyWith(DEPLOYMENT)).toBe(false);
  });
});
