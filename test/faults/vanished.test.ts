import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PlanStatus } from '#electron/store/change/apply/reports.ts';
import { personSubject, userIdOf } from '#shared/core/plan/subject.ts';
import { roleSubject } from '#shared/kinds/subject-form.ts';
import { EXISTS, MEMBER, SUSPENDED } from '#shared/model/subject.ts';
import { subjectOf } from '#test/kit/history.ts';
import { type Hidden, NO_FAULTS } from './fault-rules.ts';
import { delta, exactly, READS, startVillage, type Village, type Wanted } from './village.ts';

let village: Village;
beforeAll(async () => {
  village = await startVillage();
});
afterAll(() => village.close());
beforeEach(() => village.begin());

const PEOPLE = 24;
const each = <T>(make: (at: number) => T): readonly T[] =>
  Array.from({ length: PEOPLE }, (_, at) => make(at));

/** A plan of one kind for many subjects. */
const PLANS: Readonly<Record<string, () => Wanted>> = {
  'roles of members': () =>
    each((at) => [
      personSubject('member-roles', village.organization, village.createUser(`roles-${at}`)),
      delta(['organization-auditor']),
    ]),
  'people who leave': () =>
    each((at) => [
      personSubject('membership', village.organization, village.createUser(`leaves-${at}`)),
      delta([], [MEMBER]),
    ]),
  'people who come in': () =>
    each((at) => [
      personSubject(
        'membership',
        village.organization,
        village.createUser(`comes-${at}`, { organization: null }),
      ),
      delta([MEMBER]),
    ]),
  'site roles': () =>
    each((at) => [
      personSubject('site-roles', village.organization, village.createUser(`site-${at}`)),
      delta(['auditor']),
    ]),
  'suspended users': () =>
    each((at) => [
      personSubject('user-status', village.organization, village.createUser(`sleeps-${at}`)),
      delta([SUSPENDED]),
    ]),
  'custom roles': () =>
    each((at) => [
      roleSubject(village.organization, village.nameRole(`role-${at}`)),
      exactly(EXISTS, `display:Role ${at}`, READS),
    ]),
};

const CASES = Object.keys(PLANS).flatMap((what): readonly (readonly [string, Hidden, string])[] => {
  const isOfSite = what === 'site roles' || what === 'suspended users';
  const rights = [what, 'people', 'rights-lost'] as const;
  // Users of the site do not go with an organization.
  return isOfSite ? [rights] : [rights, [what, 'organization', 'organization-gone']];
});

/** Hides things once a third of the plan has taken effect, until it is told to show them again. */
const hideLater = (hidden: Hidden, after: number) => {
  const state = { isHidden: false };
  village.faultd.use({
    ...NO_FAULTS,
    hides: () => {
      const done = village.puts().filter(({ before, after: now }) => String(before) !== String(now)).length;
      if (done >= after) state.isHidden = true;
      return state.isHidden ? hidden : null;
    },
  });
  return () => village.faultd.use(NO_FAULTS);
};

describe('what the token sees no more in mid-apply', { timeout: 30_000 }, () => {
  it.each(CASES)(
    '%s, with the %s gone: pauses as %s, calls nobody gone, and can be taken up again',
    async (what, hidden, code) => {
      const changes = village.plan(PLANS[what]?.() ?? []);
      const show = hideLater(hidden, PEOPLE / 3);
      const pauses: PlanStatus[] = [];
      const { status, rows } = await village.start(changes, (paused) => {
        pauses.push(paused);
        show();
        return true;
      });
      expect(pauses.map(({ reasonCode }) => reasonCode)).toEqual([code]);
      const { counts, reason } = pauses[0] ?? status;
      // Nobody was told to be gone or refused, and most were not even asked about.
      expect({ skipped: counts.skipped, refused: counts.refused }).toEqual({ skipped: 0, refused: 0 });
      expect(counts.waiting + counts.unknown + counts.applied).toBe(PEOPLE);
      expect(counts.waiting).toBeGreaterThan(PEOPLE / 6);
      expect(reason).toMatch(/Nobody who is left was changed/);
      expect(rows.map(({ outcome }) => outcome)).toEqual(rows.map(() => 'applied'));
      for (const change of changes)
        expect([subjectOf(change), village.countEffects(change)]).toEqual([subjectOf(change), 1]);
      expect(status.state).toBe('closed');
    },
  );

  it('still tells those who really left, however many they are', async () => {
    const wanted = PLANS['roles of members']?.() ?? [];
    const changes = village.plan(wanted);
    const left = wanted.slice(0, 20).map(([subject]) => userIdOf(subject));
    for (const user of left) village.twin.edit.removeMember(user);
    const { status } = await village.start(changes);
    expect(status).toMatchObject({ state: 'closed', counts: { applied: PEOPLE - 20, skipped: 20 } });
  });
});
