import { beforeAll, describe, expect, it } from 'vitest';
import type { ChangeRow } from '#electron/store/db/journal/change.ts';
import type { JournalEvent, Stamp } from '#electron/store/db/journal/event.ts';
import type { PlanRow } from '#electron/store/db/journal/plan.ts';
import type { PlanId, UserId } from '#shared/base/brand.ts';
import { isPerson } from '#shared/kinds/index.ts';
import type { PersonSubject } from '#shared/model/subject.ts';
import { addAuditor, openEngineRig, planInput } from '#test/kit/engine-rig.ts';
import { createFakeServer, person } from '#test/kit/fake-server.ts';
import { makeFolder } from '#test/kit/folder.ts';
import { type HistoryEntry, subjectOf } from '#test/kit/history.ts';
import { type CheckOptions, checkBook, checkHistory, readPlanBook } from './check-history.ts';
import { type PlanBook, sameEnd } from './rules-plan.ts';

type Event = JournalEvent & Stamp & { readonly seq: number };

let honest: PlanBook;
let gone: readonly string[];
beforeAll(async () => {
  const folder = makeFolder();
  const { startAndWait, shut, journal } = openEngineRig(folder.dir, { api: createFakeServer(1).api });
  const planId = await startAndWait(planInput(addAuditor(1)));
  const book = readPlanBook(journal.read, planId);
  if (book === null) throw new Error('The plan is not there.');
  honest = book;
  gone = checkHistory(journal.read, 'no-plan' as PlanId, []);
  shut();
  folder.remove();
});

/** The moment `ms` after the intent was written, or before it. */
const at = (ms: number): number => {
  const intent = honest.events.find(({ kind }) => kind === 'intent');
  return Date.parse(intent?.wallUtc ?? '') + ms;
};
const one = (): ChangeRow & PersonSubject => {
  const [change] = honest.changes;
  if (change === undefined || !isPerson(change)) throw new Error('The plan is empty.');
  return change;
};
const read = (ms: number, roles: readonly string[], of = subjectOf(one())): HistoryEntry => ({
  kind: 'read',
  at: at(ms),
  subject: of,
  roles,
});
const put = (
  ms: number,
  before: readonly string[],
  body: readonly string[],
  more: { after?: readonly string[]; fault?: string; heldMs?: number } = {},
): HistoryEntry => ({
  kind: 'put',
  at: at(ms + (more.heldMs ?? 0)),
  arrivedAt: at(ms),
  subject: subjectOf(one()),
  fault: more.fault ?? 'none',
  before,
  body,
  after: more.after ?? body,
});
const edit = (ms: number, before: readonly string[], after: readonly string[]): HistoryEntry => ({
  kind: 'edit',
  at: at(ms),
  subject: subjectOf(one()),
  before,
  after,
});

const TRUE_HISTORY = (): readonly HistoryEntry[] => [read(-5, []), put(5, [], ['auditor'])];
const check = (book: PlanBook, history = TRUE_HISTORY(), options: CheckOptions = {}): string =>
  checkBook(book, history, options).join('\n');
const withChange = (more: Partial<ChangeRow & PersonSubject>): PlanBook => ({
  ...honest,
  changes: [{ ...one(), ...more }],
});
const withPlan = (more: Partial<PlanRow>): PlanBook => ({ ...honest, plan: { ...honest.plan, ...more } });
const withEvents = (change: (events: readonly Event[]) => readonly Event[]): PlanBook => {
  const events = change(honest.events);
  return { ...honest, events };
};
const like = (kind: Event['kind'], more: Partial<Event>): Event => {
  const found = honest.events.find((event) => event.kind === kind) ?? honest.events[0];
  if (found === undefined) throw new Error('There are no events.');
  return { ...found, kind, ...more };
};
const stampAt = (ms: number): Pick<Event, 'wallUtc'> => ({ wallUtc: new Date(at(ms)).toISOString() });

describe('the checker', () => {
  it('finds nothing in an honest history', () => {
    expect(check(honest)).toBe('');
  });

  it('I1: finds a plan that is gone, a change that is gone, and one that has not ended', () => {
    expect(gone.join()).toMatch(/I1/);
    expect(check({ ...honest, changes: [] })).toMatch(/I1/);
    expect(check(withChange({ state: 'unknown' }))).toMatch(/I1/);
    expect(
      check({ ...withPlan({ state: 'paused' }), changes: [{ ...one(), state: 'lost' as 'unknown' }] }),
    ).toMatch(/I1/);
  });

  it('I2: finds a PUT that no intent announced, came before it, or carried something else', () => {
    expect(
      check(honest, [...TRUE_HISTORY(), read(6, ['auditor']), put(7, ['auditor'], ['auditor'])]),
    ).toMatch(/I2/);
    expect(check(honest, [read(-90, []), put(-50, [], ['auditor'])])).toMatch(/I2: a PUT came in before/);
    expect(check(honest, [read(-5, []), put(5, [], ['owner'])])).toMatch(/I2/);
    expect(check(withChange({ putAttempts: 2 }))).toMatch(/I2/);
  });

  it('I3: finds a change that took effect twice, and forgives what was held back and met an edit', () => {
    const twice = (fault: string) => [
      read(-5, []),
      edit(30, ['auditor'], []),
      put(5, [], ['auditor'], { fault, heldMs: 60 }),
      put(50, [], ['auditor']),
    ];
    const again = { ...honest, events: [...honest.events, like('intent', { ...stampAt(40), attempt: 2 })] };
    expect(check(again, twice('none'))).toMatch(/I3/);
    expect(check(again, twice('late'))).not.toMatch(/I3/);
  });

  it('I4: finds a resend without knowing, after one read only, and without a fresh read', () => {
    const intent = like('intent', { attempt: 2 });
    const resolved = like('result', { kind: 'resolved', data: { to: 'pending' } });
    const seen = like('result', { kind: 'resolve-read', data: { seen: [] } });
    const sentOn = (...more: readonly Event[]) =>
      check(withEvents((events) => [...events.filter(({ kind }) => kind !== 'result'), ...more]));
    expect(sentOn(intent)).toMatch(/I4: sent again without knowing/);
    expect(sentOn(seen, resolved, intent)).toMatch(/I4: taken for not applied/);
    expect(sentOn(seen, seen, resolved, intent)).not.toMatch(/I4/);
    expect(check(honest, [put(5, [], ['auditor'])])).toMatch(/I4: sent without a fresh read/);
    const second = [...TRUE_HISTORY(), put(9, ['auditor'], ['auditor'])];
    expect(check(honest, second)).toMatch(/I4: sent without a fresh read/);
  });

  it('I4: finds a read before the dust has settled, and two reads without time between', () => {
    const bounds = { settleMs: { first: 10, second: 5 } };
    const lost = like('result', { data: { class: 'unknown', to: 'unknown' }, ...stampAt(0) });
    const seen = (ms: number) => like('result', { kind: 'resolve-read', data: { seen: [] }, ...stampAt(ms) });
    const resolved = (ms: number) =>
      like('result', { kind: 'resolved', data: { to: 'pending' }, ...stampAt(ms) });
    const then = (...more: readonly Event[]) =>
      check(
        withEvents((events) => [...events, lost, ...more]),
        TRUE_HISTORY(),
        { bounds },
      );
    expect(then(seen(9))).toMatch(/I4: change 1 was read before/);
    expect(then(seen(11), seen(12), resolved(13))).toMatch(/I4: change 1 was not read twice/);
    expect(then(seen(11), seen(17), resolved(18))).not.toMatch(/dust|twice/);
  });

  it('I5: finds an applied change that never was, and one that somebody else did', () => {
    expect(check(honest, [read(-5, []), put(5, [], ['auditor'], { after: [] })])).toMatch(
      /I5: called applied, but/,
    );
    const byOther = [read(-5, []), put(5, [], ['auditor'], { after: [] }), edit(6, [], ['auditor'])];
    expect(check(honest, byOther)).toMatch(/I5: called applied by us/);
    expect(check(withChange({ reason: 'resolved' }), byOther)).not.toMatch(/I5/);
  });

  it('I6: finds a failed change that took effect, unless what did it came through after the end', () => {
    expect(check(withChange({ state: 'failed', reason: 'forbidden' }))).toMatch(/I6/);
    const held = [read(-5, []), put(5, [], ['auditor'], { fault: 'late', heldMs: 60_000 })];
    expect(check(withChange({ state: 'failed', reason: 'attempts' }), held)).not.toMatch(/I6/);
  });

  it('I7: finds a PUT for what was skipped before it was sent, or cancelled', () => {
    expect(check(withChange({ state: 'cancelled', reason: null }))).toMatch(/I7/);
    const refused = [read(-5, []), put(5, [], ['auditor'], { after: [] })];
    expect(check(withChange({ state: 'skipped', reason: 'already', putAttempts: 0 }), refused)).toMatch(/I7/);
  });

  it('I7: finds a skip that no read gives a reason for', () => {
    const skipped = { state: 'skipped', putAttempts: 0 } as const;
    const quiet = { ...withChange({ ...skipped, reason: 'already' }), events: [] };
    expect(check(quiet, [read(-5, [])])).toMatch(/I7: called already/);
    expect(check(quiet, [read(-5, ['auditor'])])).toBe('');
    const opposed = { ...withChange({ ...skipped, reason: 'conflict', base: ['auditor'] }), events: [] };
    expect(check(opposed, [read(-5, ['auditor'])])).toMatch(/I7: called conflict/);
    expect(check(opposed, [read(-5, [])])).toBe('');
  });

  it('I8: finds an overwritten edit that could have been seen, and forgives one that could not', () => {
    const seen = [edit(-9, [], ['other']), read(-5, ['other']), put(5, ['other'], ['auditor'])];
    expect(check(honest, seen)).toMatch(/I8/);
    const unseen = [read(-5, []), edit(-1, [], ['other']), put(5, ['other'], ['auditor'])];
    expect(check(honest, unseen)).toBe('');
  });

  it('I8: finds a PUT that rests on an old read', () => {
    expect(check(honest, TRUE_HISTORY(), { bounds: { freshMs: 9 } })).toMatch(/I8: a PUT rests/);
    expect(check(honest, TRUE_HISTORY(), { bounds: { freshMs: 11 } })).toBe('');
  });

  it('I9: finds content that is not the plan on what was read, and a body that is not a set', () => {
    expect(check(withChange({ intent: { kind: 'delta', add: ['owner'], remove: [] } }))).toMatch(/I9/);
    expect(check(honest, [read(-5, []), put(5, [], ['auditor', 'auditor'])])).toMatch(/I9: not a sorted set/);
  });

  it('I10: finds a report that tells something else', () => {
    const { n, kind, organizationId, userId, state } = one();
    const row = { n, kind, organizationId, userId, state };
    expect(check(honest, TRUE_HISTORY(), { report: [row] })).toBe('');
    expect(check(honest, TRUE_HISTORY(), { report: [{ ...row, state: 'failed' }] })).toMatch(/I10/);
    expect(check(honest, TRUE_HISTORY(), { report: [{ ...row, userId: person(2) }] })).toMatch(/I10/);
    expect(check(honest, TRUE_HISTORY(), { report: [] })).toMatch(/I10/);
  });

  it('I11: finds an end that changed, an event that is another or gone, and a gap', () => {
    const was = withChange({ state: 'failed', reason: 'other' });
    expect(check(honest, TRUE_HISTORY(), { earlier: [was] })).toMatch(/I11: change 1 had ended/);
    expect(check(honest, TRUE_HISTORY(), { earlier: [honest] })).toBe('');
    const other = withEvents((events) => events.toReversed());
    expect(check(honest, TRUE_HISTORY(), { earlier: [other] })).toMatch(/I11: events/);
    expect(check({ ...honest, numbers: [1, 2, 4] })).toMatch(/I11: the numbers/);
  });

  it('I12: finds that crashes led to another end than a clean recovery', () => {
    expect(sameEnd(honest, honest)).toEqual([]);
    expect(sameEnd(honest, withChange({ state: 'failed', reason: 'attempts' })).join()).toMatch(/I12/);
    expect(sameEnd(honest, withPlan({ state: 'needs-review' })).join()).toMatch(/I12/);
  });

  it('I13: finds too many attempts, too many writes in a second, and one after a pause', () => {
    const lost = like('result', { data: { class: 'unknown', to: 'unknown' } });
    expect(check(withEvents((events) => [...events, lost, lost, lost, lost]))).toMatch(
      /I13: too many attempts/,
    );
    const many = Array.from({ length: 4 }, (_, i) => put(5 + i, ['auditor'], ['auditor']));
    expect(check(honest, many, { bounds: { perSecond: 1 } })).toMatch(/I13: more writes/);
    const paused = withEvents((events) => [...events, like('pause', stampAt(100))]);
    expect(check(paused)).toBe('');
    expect(check(paused, [read(-5, []), put(301, [], ['auditor'])])).toMatch(/I13: a PUT went out after/);
    const resumed = withEvents((events) => [
      ...events,
      like('pause', stampAt(100)),
      like('resume', stampAt(250)),
    ]);
    expect(check(resumed, [read(-5, []), put(301, [], ['auditor'])])).toBe('');
  });

  it('turns: finds a wave or a phase that began before the one before it had ended', () => {
    const approved = like('approve', { data: { waves: [1] } });
    const rest = honest.events.filter(({ kind }) => kind !== 'approve');
    const second = { ...one(), n: 2, userId: person(2) };
    const sent = like('intent', { n: 2, attempt: 1 });
    const two = (events: readonly Event[]) => check({ ...honest, changes: [one(), second], events });
    expect(two([approved, sent, ...rest])).toMatch(/turns: change 2/);
    expect(two([approved, ...rest, sent])).not.toMatch(/turns/);
    const later = { ...second, kind: 'membership', planned: [] } as const;
    const phases = (events: readonly Event[]) => check({ ...honest, changes: [one(), later], events });
    expect(phases([sent, ...rest])).toMatch(/turns: change 2/);
    expect(phases([...rest, sent])).not.toMatch(/turns/);
  });

  it('I14: finds a request about somebody who is not in the plan', () => {
    const stranger = subjectOf({ ...one(), userId: person(7) as UserId });
    expect(check(honest, [...TRUE_HISTORY(), read(9, [], stranger)])).toMatch(/I14/);
    const role = [...TRUE_HISTORY(), read(9, [], 'custom-role o on-call')];
    expect(check(honest, role)).not.toMatch(/I14/);
    expect(check({ ...honest, changes: [{ ...one(), kind: 'site-roles' }] }, role)).toMatch(/I14/);
  });
});
