import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PlanId, UserId } from '#shared/base/brand.ts';
import { ok } from '#shared/base/result.ts';
import { CalledOff } from '#shared/base/slices.ts';
import { personSubject } from '#shared/core/plan/subject.ts';
import { addMembers, addOrganization, ORGANIZATION, openProfile, userId } from '#test/kit/cache.ts';
import { createTestClock } from '#test/kit/clock.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { insertChanges, moveChange } from '../../db/journal/change.ts';
import { insertPlan } from '../../db/journal/plan.ts';
import { createReports } from '../apply/reports.ts';
import { createExport } from './export-plan.ts';

const MANY = 1_200;
const NUMBERS = Array.from({ length: MANY }, (_, n) => n + 1);
const PLAN = 'plan-1' as PlanId;
let profile: ReturnType<typeof openProfile>;
beforeEach(() => {
  profile = openProfile();
  addMembers(
    profile.cache,
    addOrganization(profile.cache),
    NUMBERS.map((n) => ({ n })),
  );
  const { write } = profile.journal;
  insertPlan(write, {
    ...{ id: PLAN, deploymentId: DEPLOYMENT, serverId: 's1', actorId: userId(99) as UserId, hash: 'h' },
    ...{ changes: MANY, undoes: null, createdAt: '2026-11-01T10:00:00Z', appVersion: '0.0.0' },
    ...{ reasons: {}, serverVersion: null },
  });
  const intent = { kind: 'delta', add: ['deploy'], remove: [] } as const;
  const words = { intent, base: [], target: ['deploy'], added: ['deploy'], removed: [] };
  insertChanges(
    write,
    PLAN,
    NUMBERS.map((n) => ({
      ...personSubject('member-roles', ORGANIZATION, userId(n)),
      ...words,
      verdict: 'will-succeed',
    })),
  );
});
afterEach(() => profile.dispose());

const refuse = (n: number): void =>
  void moveChange(profile.journal.write, PLAN, n, { state: 'failed', reason: 'forbidden' });

/** What is written, where others have their turn after each slice: `each` is what they do. */
const write = async (
  format: 'csv' | 'json',
  rows: 'all' | 'failed',
  each: (breaths: number, stop: () => void) => void = () => undefined,
) => {
  const written: string[] = [];
  let [breaths, nowMs] = [0, 0];
  const monotonicMs = (): number => {
    nowMs += 1_000;
    return nowMs;
  };
  const journal = profile.journal.read;
  const exportPlan = createExport({
    copyOf: () => profile.cache.read,
    journal,
    engine: createReports(journal, () => ({ pace: null, stuckReason: null })),
    ask: async (question) => {
      if (question.ask === 'save-file') written.push(question.content);
      // Nothing else is asked, so this is the answer of the type that is asked for.
      return ok({ saved: true, fileName: 'x' }) as never;
    },
    clock: { ...createTestClock().clock, monotonicMs },
    appVersion: '0',
  });
  const abort = new AbortController();
  const breathe = async (): Promise<void> => {
    breaths += 1;
    each(breaths, () => abort.abort());
  };
  const done = await exportPlan(PLAN, format, rows, { breathe, signal: abort.signal }).then(
    ({ ok: isDone }) => isDone,
    (error: unknown) => error,
  );
  return { done, text: written[0] ?? '', breaths };
};

describe('an export of very many changes', () => {
  it.each(['csv', 'json'] as const)('is put together in slices, and whole, as %s', async (format) => {
    const { done, text, breaths } = await write(format, 'all');
    expect(done).toBe(true);
    expect(breaths).toBeGreaterThan(5);
    expect(NUMBERS.filter((n) => text.split(userId(n)).length !== 2)).toEqual([]);
  });

  it('holds what was not done, in slices, and whole', async () => {
    for (const n of NUMBERS) refuse(n);
    const { text, breaths } = await write('json', 'failed');
    expect(breaths).toBeGreaterThan(5);
    expect(JSON.parse(text).content.intents).toHaveLength(MANY);
  });

  it('counts the rows that it has, though the plan goes on meanwhile', async () => {
    const { text } = await write('json', 'all', (breaths) => {
      if (breaths === 1) for (const n of [1, MANY]) refuse(n);
    });
    const { plan, changes } = JSON.parse(text);
    const outcomes: readonly string[] = changes.map((row: { readonly outcome: string }) => row.outcome);
    expect(new Set(outcomes).size).toBe(2);
    for (const outcome of new Set(outcomes))
      expect(plan.counts[outcome]).toBe(outcomes.filter((one) => one === outcome).length);
  });

  it('is called off when nobody waits any more, and asks for no file', async () => {
    const { done, text } = await write('csv', 'all', (_, stop) => stop());
    expect(done).toBeInstanceOf(CalledOff);
    expect(text).toBe('');
  });
});
