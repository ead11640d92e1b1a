import { FAIL_POINTS, type FailPoint } from '#electron/store/change/apply/fail-points.ts';
import { hasSameRoles } from '#shared/core/roles/role-set.ts';
import { MEMBER } from '#shared/model/subject.ts';
import { idOf } from '#test/kit/history.ts';
import type { City } from '../city.ts';
import { ANY_PUT_FAULTS, PUT_FAULTS, randomFaults, seeded } from '../fault-rules.ts';
import { wordsOf } from '../subjects.ts';
import type { Death, Lives } from './lives.ts';
import { liveThrough } from './through.ts';

const OTHER_ROLES = ['organization-user-admin', 'organization-template-admin'] as const;
const MOST_DEATHS = 5;

/** About how long an undisturbed life takes, in milliseconds; deaths are spread a little beyond it. */
const SPAN_MS = 160;

const pick = <T>(random: () => number, from: readonly [T, ...T[]]): T =>
  from[Math.floor(random() * from.length)] ?? from[0];

const toDeath = (random: () => number): Death =>
  random() < 0.8
    ? { afterMs: random() * SPAN_MS }
    : {
        point: pick<FailPoint>(random, FAIL_POINTS),
        times: 1 + Math.floor(random() * 6),
      };

/** What a round is made of; the same seed gives the same round, but for the moments at which processes run. */
export const toRound = (seed: number, mostPeople: number) => {
  const random = seeded(seed);
  const people = 3 + Math.floor(random() * (mostPeople - 2));
  const deaths = Array.from({ length: 1 + Math.floor(random() * MOST_DEATHS) }, () => toDeath(random));
  const cut = Math.floor(random() * people);
  const waves = cut > 0 && random() < 0.5 ? [cut] : null;
  return {
    people,
    waves,
    deaths,
    chance: pick(random, [0, 0, 0.15, 0.3]),
    hasEditor: random() < 0.3,
    of: random() < 0.25 ? ('mixed' as const) : ('roles' as const),
    random,
  };
};

/** A second admin who now and then gives somebody one of two roles, or takes it away. */
export const toggling = (city: City, random: () => number, chance: number) => (user: string) => {
  if (random() > chance) return null;
  const roles = city.faultd.rolesOf(user);
  const role = pick(random, OTHER_ROLES);
  return roles.includes(role) ? roles.filter((name) => name !== role) : [...roles, role];
};

const toProblems = (
  city: City,
  round: ReturnType<typeof toRound>,
  lived: Awaited<ReturnType<typeof liveThrough>>,
) => {
  const wrong = [...lived.wrong];
  const { state, counts } = lived.status;
  if (state !== 'closed' && state !== 'needs-review') wrong.push(`the plan is ${state} at its end`);
  if (counts.waiting !== 0 || counts.unknown !== 0) wrong.push('not every change has ended');
  if (lived.errors !== '') wrong.push(`the engine logged: ${lived.errors}`);
  if (round.chance > 0 || round.hasEditor) return wrong;
  // Nobody was in the way, so everything came true, and once.
  const { changes } = lived.plan;
  if (counts.applied !== changes.length) wrong.push(`${counts.applied} of ${changes.length} are applied`);
  for (const change of changes) {
    const of = idOf(change);
    // Who was sent away has no roles any more.
    const isAway = !wordsOf(city.twin, { kind: 'membership', of }).includes(MEMBER);
    const wanted = change.kind === 'member-roles' && isAway ? [] : change.target;
    const found = wordsOf(city.twin, { kind: change.kind, of });
    if (!hasSameRoles(found, wanted)) wrong.push(`${change.kind} ${of} is ${found.join()}`);
  }
  return wrong;
};

/** Plays the round of a seed; answers how many processes were killed and what is wrong, which should be nothing. */
export const playRound = async (city: City, lives: Lives, seed: number) => {
  city.reset();
  const round = toRound(seed, city.users.length);
  const isMixed = round.of === 'mixed';
  // Whom a mixed plan sends away has no roles that somebody could edit.
  const editor = round.hasEditor && !isMixed ? toggling(city, round.random, 0.2) : null;
  const faults = randomFaults(seed, round.chance, isMixed ? ANY_PUT_FAULTS : PUT_FAULTS);
  city.faultd.use(faults, { lateMs: 15, editor });
  const lived = await liveThrough(city, lives, round.deaths, round);
  return {
    died: lived.died,
    lives: round.deaths.length + 1,
    people: lived.plan.changes.length,
    wrong: toProblems(city, round, lived),
  };
};
