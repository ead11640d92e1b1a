import { DEFAULT_LIMITS, type PlanInput } from '#electron/store/change/apply/types.ts';
import type { PlannedChange } from '#electron/store/db/journal/change.ts';
import { listPlansOf, type PlanRow } from '#electron/store/db/journal/plan.ts';
import { type OpenedJournal, openJournal } from '#electron/store/db/journal.ts';
import type { PlanId } from '#shared/base/brand.ts';
import type { Result } from '#shared/base/result.ts';
import { runWhole } from '#shared/base/slices.ts';
import { type CompileEntry, compile } from '#shared/core/plan/compile.ts';
import { invertChange, isEmptyIntent } from '#shared/core/plan/intent.ts';
import { personSubject, subjectOf as toSubjectOnly } from '#shared/core/plan/subject.ts';
import type { Intent } from '#shared/model/intent.ts';
import { checkHistory, readPlanBook } from '#test/faults/checker/check-history.ts';
import type { PlanBook } from '#test/faults/checker/rules-plan.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { planInput } from '#test/kit/engine-rig.ts';
import { ORGANIZATION } from '#test/kit/fake-server.ts';
import { type HistoryEntry, subjectOf } from '#test/kit/history.ts';
import { must } from '#test/kit/must.ts';
import type { Command } from './commands.ts';
import { createFakeTime } from './fake-time.ts';
import { createEmergencyFile, createLife, type EngineLife, type Machine } from './life.ts';
import { personAt, rolesAt, toWanted } from './subjects.ts';
import { createWorld } from './world.ts';

/** Longer than any settling, any request held back and any stop. */
const LONG_MS = 600_000;
const SETTLE = { first: DEFAULT_LIMITS.settleMs, second: DEFAULT_LIMITS.secondReadMs };
const MOST_RESUMES = 60;

/** One engine, the machine it runs on and the world around it, and what a person can do with them. */
export const createStage = (dir: string, seed: number) => {
  const time = createFakeTime();
  const world = createWorld(time, seed);
  const { book } = world;
  const machine: Machine = { isDiskFull: false, isKeychainLocked: false, isOtherServer: false };
  const journal: OpenedJournal = must(openJournal(dir, time.clock.nowMs()));
  // Half of the machines have a second place for results, half have to read again what the journal did not take.
  const emergency = seed % 2 === 0 ? createEmergencyFile() : null;
  const parts = { time, world, journal, machine, emergency };
  const errors: string[] = [];
  const earlier: PlanBook[] = [];
  let lives = 0;
  let life: EngineLife | null = null;
  let stale = book.copy();

  const plans = (): readonly PlanRow[] => listPlansOf(journal.read, DEPLOYMENT);
  const books = (): readonly PlanBook[] => plans().flatMap(({ id }) => readPlanBook(journal.read, id) ?? []);
  const hasEnded = ({ state }: PlanRow): boolean => state === 'closed' || state === 'needs-review';
  const planAt = (at: number): PlanId | null => plans()[at % Math.max(1, plans().length)]?.id ?? null;
  /** For what a person does and does not wait for. */
  const noted = (promise: Promise<Result<unknown, string>>): void =>
    void promise.catch((error: unknown) => {
      if (!/process is dead/.test(String(error))) errors.push(`thrown: ${String(error)}`);
    });

  const end = (): void => {
    earlier.push(...books());
    errors.push(...(life?.errors() ?? []));
    life = null;
  };
  const kill = (): void => {
    life?.kill();
    end();
  };
  const restart = (): void => {
    // The first thing a life does is to write; without room it does not come to be.
    if (life !== null || machine.isDiskFull) return;
    lives += 1;
    life = createLife(parts, `life-${lives}`);
  };
  const quit = async (): Promise<void> => {
    const leaving = life;
    if (leaving === null || machine.isDiskFull) return;
    const stopping = leaving.engine.stop();
    stopping.catch((error: unknown) => errors.push(`thrown by stop: ${String(error)}`));
    if (!(await time.until(stopping, LONG_MS))) errors.push('the engine does not stop');
    leaving.kill();
    end();
  };
  const start = (input: PlanInput): void => {
    if (life !== null && input.changes.length > 0) noted(life.engine.start(input));
  };
  const toPlan = (entries: readonly CompileEntry[]): readonly PlannedChange[] =>
    compile(entries).changes.map((change) => ({ ...change, verdict: 'will-succeed' as const }));
  const stage = (command: Extract<Command, { do: 'start' }>): PlanInput => {
    const intent: Intent = command.isExact
      ? { kind: 'exactly', roles: rolesAt(command.add) }
      : { kind: 'delta', add: rolesAt(command.add), remove: rolesAt(command.remove) };
    const copy = command.isStale ? stale : book.copy();
    const roles = command.people.map((n) => ({
      ...personSubject('member-roles', ORGANIZATION, personAt(n)),
      intent,
    }));
    const others = command.others.map((other) => {
      const [subject, words] = toWanted(other);
      return { ...subject, intent: { kind: 'exactly', roles: words } as const };
    });
    const wanted = new Map([...roles, ...others].map((staged) => [subjectOf(staged), staged]));
    const changes = toPlan(
      [...wanted].map(([key, staged]): CompileEntry => ({ ...staged, base: copy.get(key) ?? [] })),
    );
    stale = book.copy();
    return planInput(changes, {
      waves: command.wave > 0 && command.wave < changes.length ? [command.wave] : null,
    });
  };
  const undo = (planId: PlanId): void => {
    const done = life?.engine.listApplied(planId) ?? [];
    const entries = done.flatMap((change): readonly CompileEntry[] => {
      const intent = invertChange(change);
      return isEmptyIntent(intent) ? [] : [{ ...toSubjectOnly(change), intent, base: change.after }];
    });
    start(planInput(toPlan(entries), { undoes: planId }));
  };

  const forPlan = (name: 'pause' | 'resume' | 'cancel' | 'acknowledge' | 'undo', planId: PlanId): void => {
    if (life === null) return;
    const { engine } = life;
    if (name === 'resume') noted(engine.resume(planId));
    else if (name === 'undo') undo(planId);
    else if (name === 'acknowledge') engine.acknowledge(planId, 'all');
    // A person who cancels on a full disk is told so; nothing else is promised.
    else if (name === 'pause' || !machine.isDiskFull) engine[name](planId);
  };

  const perform = async (command: Command): Promise<void> => {
    switch (command.do) {
      case 'nothing':
        return;
      case 'start':
        return start(stage(command));
      case 'pause':
      case 'resume':
      case 'cancel':
      case 'acknowledge':
      case 'undo': {
        const planId = planAt(command.plan);
        return planId === null ? undefined : forPlan(command.do, planId);
      }
      case 'kill':
        return kill();
      case 'restart':
        return restart();
      case 'quit':
        return quit();
      case 'sleep':
        return life?.engine.onPower('suspend');
      case 'wake':
        return life?.engine.onPower('resume');
      case 'edit':
        return book.edit(
          personSubject('member-roles', ORGANIZATION, personAt(command.person)),
          rolesAt(command.roles),
        );
      case 'other':
        return book.edit(...toWanted(command.other));
      case 'faults':
        world.state.chance = command.percent / 100;
        world.state.hasRefusals = command.hasRefusals;
        return;
      case 'disk':
        machine.isDiskFull = command.isFull;
        return;
      case 'keychain':
        machine.isKeychainLocked = command.isLocked;
        return;
      case 'token':
        world.state.isRevoked = command.isRevoked;
        return;
      case 'server':
        machine.isOtherServer = command.isOther;
        return;
      case 'jump':
        return time.jump(command.ms);
      case 'wait':
        return time.advance(command.ms);
    }
  };

  /** All trouble is over, and somebody patient sees every plan to its end. */
  const driveToTheEnd = async (): Promise<void> => {
    Object.assign(machine, { isDiskFull: false, isKeychainLocked: false, isOtherServer: false });
    Object.assign(world.state, { chance: 0, hasRefusals: false, isRevoked: false });
    restart();
    life?.engine.onPower('resume');
    await time.advance(LONG_MS);
    for (let tries = 0; tries < MOST_RESUMES && plans().some((plan) => !hasEnded(plan)); tries += 1) {
      const open = plans().filter((plan) => !hasEnded(plan));
      const next = open[tries % open.length];
      if (next !== undefined && life !== null) noted(life.engine.resume(next.id));
      await time.advance(LONG_MS);
    }
  };

  /** The history as one plan may see it: what another plan did is somebody else's edit. */
  const historyOf = (planId: PlanId): readonly HistoryEntry[] =>
    book.history.flatMap((entry): readonly HistoryEntry[] => {
      if (entry.kind === 'edit' || entry.plan === planId) return [entry];
      if (entry.kind === 'read') return [];
      const { at, subject, before, after } = entry;
      return [{ kind: 'edit', at, subject, before, after }];
    });

  const findProblems = (): readonly string[] => {
    errors.push(...(life?.errors() ?? []));
    const problems = [...errors];
    for (const plan of plans()) {
      if (!hasEnded(plan)) problems.push(`${plan.id} is ${plan.state} (${plan.reason}) in the end`);
      const wrong = checkHistory(journal.read, plan.id, historyOf(plan.id), {
        timeOf: ({ monoMs }) => monoMs,
        earlier: earlier.filter((book) => book.plan.id === plan.id),
        bounds: { freshMs: DEFAULT_LIMITS.freshMs + 500, settleMs: SETTLE },
        report: life === null ? [] : runWhole(life.engine.readRows(plan.id)),
      });
      problems.push(...wrong.map((line) => `${plan.id}: ${line}`));
    }
    return problems;
  };

  const count = () => {
    const all = books();
    const rows = all.flatMap(({ changes }) => changes);
    return {
      puts: book.history.filter(({ kind }) => kind === 'put').length,
      unknowns: all.flatMap(({ events }) => events).filter(({ data }) => data.class === 'unknown').length,
      ends: new Set(rows.map(({ state, reason }) => `${state} ${reason ?? ''}`)),
    };
  };

  return {
    perform,
    count,
    driveToTheEnd,
    findProblems,
    plans,
    books,
    close: (): void => journal.close(),
  };
};

/** Plays commands from a beginning with an engine at rest, then to the end; answers what is wrong. */
export const play = async (dir: string, seed: number, script: readonly Command[]) => {
  const stage = createStage(dir, seed);
  await stage.perform({ do: 'restart' });
  for (const command of script) await stage.perform(command);
  await stage.driveToTheEnd();
  const problems = stage.findProblems();
  const plans = stage.plans();
  const { puts, unknowns, ends } = stage.count();
  stage.close();
  return { problems, plans: plans.length, puts, unknowns, ends };
};
