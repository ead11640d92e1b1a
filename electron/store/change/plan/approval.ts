import type { OrganizationId } from '#shared/base/brand.ts';
import { english } from '#shared/base/format.ts';
import { mapInSlices, runWhole, type Slices, sortInSlices } from '#shared/base/slices.ts';
import { FIRST_PEOPLE, QUESTION_LINES } from '#shared/contract/host.ts';
import type { Stopped } from '#shared/core/plan/guards/guards.ts';
import { countReach } from '#shared/core/plan/reach.ts';
import { toApplyLabel } from '#shared/core/plan/reach-text.ts';
import { isSiteKind, itemOf, userIdOf } from '#shared/core/plan/subject.ts';
import { TAKEN, toGravity } from '#shared/core/roles/privileged.ts';
import type { PowerMove, Privilege } from '#shared/core/roles/privileges.ts';
import { isRoleMoved } from '#shared/core/roles/role-words.ts';
import { holdsRoles, isRole, KINDS } from '#shared/kinds/index.ts';
import type { Change } from '#shared/model/change.ts';
import type { Environment } from '#shared/model/deployment.ts';
import type { GuardReasons } from '#shared/model/guard.ts';
import type { Reach } from '#shared/model/reach.ts';
import { EXISTS, NO_USER_ID } from '#shared/model/subject.ts';
import type { Confirmation } from '../../account/confirm.ts';
import { keyOf } from '../apply/approved-roles.ts';
import { type Alike, sortAlike } from './alike.ts';
import { describeKinds } from './kind-text.ts';
import { countGiven, countRoles } from './summary.ts';

/**
 * From this many people, roles or tokens on, in one plan or within an hour, a plan is confirmed in its own window
 * whatever it does.
 */
const MANY = 50;
/** Lines about what roles let people do; the others are counted. */
const POWER_LINES = 5;

/** What is about to be applied, or what is left of it. */
export type ToApprove = {
  readonly changes: readonly Change[];
  /** The same changes by what they do; left out: sorted here, at once. */
  readonly alike?: Alike;
  /** How many of them the server will probably refuse. */
  readonly refused: number;
  readonly stopped: readonly Stopped[];
  readonly nameOfPerson: (change: Change) => string;
};

/** What decides whether a person is asked. */
export type Rules = {
  /** The graver one of what the deployment is kept as and was first kept as. */
  readonly environment: Environment;
  readonly reasons: GuardReasons;
  readonly nameOfRole: (role: string) => string;
  readonly powersOf: (change: Change) => readonly Privilege[];
  readonly nameOfOrganization: (organizationId: OrganizationId) => string;
  readonly countHolders: (organizationId: OrganizationId, role: string) => number;
  /** Some of them, enough to tell whether they are many; null: the copy does not know who is in the organization. */
  readonly listHolders: (organizationId: OrganizationId, role: string) => readonly string[] | null;
  /** All of them. */
  readonly listAllHolders: (organizationId: OrganizationId, role: string) => readonly string[] | null;
  /** Whom and what plans of the last hour are about that nobody confirmed, by `toReachedKey` (`journal/lately.ts`). */
  readonly lately: ReadonlySet<string>;
};

export type Approval = {
  /** Why a person has to confirm, as keys by which a reason is known again. */
  readonly keys: ReadonlySet<string>;
  /** The roles of which the question tells that they move power, by `keyOf`. */
  readonly roles: ReadonlySet<string>;
  /** The question, put into words in slices. */
  readonly toQuestion: () => Slices<Confirmation>;
};

const { people } = english;

/** Things that are never routine, however few people they are about. */
const toGraveKey = (change: Change): string | null => KINDS[change.kind].toRisks(change)[0] ?? null;

/** Behind every power, and before what is no matter. */
const GRAVE = 1_000;

/** How grave a power is: what is taken away comes after everything that is given. */
const toPowerGravity = ({ lets, move }: Privilege): number => toGravity(move === 'takes' ? TAKEN : lets);

/** How grave a change is, the gravest first: by the gravest power it gives, then by what it takes whole. */
const toChangeGravity = (change: Change, powersOf: Rules['powersOf']): number =>
  powersOf(change).reduce(
    (least, power) => Math.min(least, toPowerGravity(power)),
    toGraveKey(change) === null ? Number.POSITIVE_INFINITY : GRAVE,
  );

/** The gravest first, else as they were: whom and where a question names first is what matters most. */
function* inGravity(
  changes: readonly Change[],
  { firsts, sortOf }: Alike,
  powersOf: Rules['powersOf'],
): Slices<readonly Change[]> {
  const gravities = firsts.map((change) => toChangeGravity(change, powersOf));
  const weighed = yield* mapInSlices(changes, (change, at) => ({
    change,
    gravity: gravities[sortOf[at] ?? 0] ?? 0,
  }));
  // Two that are no matter are infinite both, and their difference is no number.
  const sorted = yield* sortInSlices(weighed, (a, b) =>
    a.gravity < b.gravity ? -1 : Number(a.gravity > b.gravity),
  );
  return yield* mapInSlices(sorted, ({ change }) => change);
}

/** A person by their id; what has an item of its own counts as itself, whosever it is. As `journal/lately.ts` keeps them. */
const toReachedKey = (change: Change): string => {
  const item = itemOf(change);
  return item === '' ? userIdOf(change) : `${change.organizationId} ${userIdOf(change)} ${item}`;
};
const isThing = (key: string): boolean => key.includes(' ');

/** Who holds each role that is moved; null: nobody can tell. */
const listHeld = (changes: readonly Change[], { listHolders }: Pick<Rules, 'listHolders'>) =>
  changes
    .filter(isRole)
    .filter(isRoleMoved)
    .map(({ organizationId, roleName }) => listHolders(organizationId, roleName));

/** Whom and what it is about, by `toReachedKey`: with a role everybody who holds it. */
const toReached = (
  changes: readonly Change[],
  held: readonly (readonly string[] | null)[],
): ReadonlySet<string> =>
  new Set([...changes.map(toReachedKey), ...held.flatMap((holders) => holders ?? [])]);

const { formatCount: format } = english;

/** Of roles whose holders nobody knows the question says so below. */
const toReach = (changes: readonly Change[], { listAllHolders }: Rules): Reach =>
  countReach(changes, (organizationId, role) => listAllHolders(organizationId, role) ?? []);

/** Refusals are counted by change, and one person may have several of them. */
const toRefused = (refused: number, { changes, people: concerned, things }: Reach): string => {
  if (things !== undefined) return english.countOf(refused, things.one, things.many);
  return changes === concerned ? people(refused) : english.countOf(refused, 'change', 'changes');
};

const toTitle = (changes: readonly Change[], reach: Reach): string =>
  changes.every(({ kind }) => holdsRoles(kind))
    ? `Change the roles of ${people(reach.people)}?`
    : `${toApplyLabel(reach, format)}?`;

const toConfirmLabel = (changes: readonly Change[], reach: Reach): string =>
  changes.every(({ kind }) => holdsRoles(kind))
    ? `Change ${people(reach.people)}`
    : toApplyLabel(reach, format);

const toRoleLines = (
  changes: readonly Change[],
  nameOf: (role: string) => string,
  gravityOf: (role: string) => number,
  room: number,
): readonly string[] => {
  const { added, removed } = countRoles(changes);
  const all = [
    ...added.map(({ role, count }) => ({ role, text: `+ ${nameOf(role)}: ${people(count)}` })),
    ...removed.map(({ role, count }) => ({ role, text: `− ${nameOf(role)}: ${people(count)}` })),
  ]
    .toSorted((a, b) => gravityOf(a.role) - gravityOf(b.role))
    .map(({ text }) => text);
  const most = Math.max(1, room);
  return all.length <= most ? all : [...all.slice(0, most - 1), `and ${all.length - most + 1} more of these`];
};

const LETS = 2;

/** How grave the gravest thing is that each role lets people do; infinite for a role without any. */
const toGravityOf = (powers: readonly Privilege[]): ((role: string) => number) => {
  const least = new Map<string, number>();
  for (const power of powers) {
    const known = least.get(power.role) ?? Number.POSITIVE_INFINITY;
    least.set(power.role, Math.min(known, toPowerGravity(power)));
  }
  return (role) => least.get(role) ?? Number.POSITIVE_INFINITY;
};

/** Where the sentence about a power begins; a role that denies gives it by being taken away. */
const POWER_STARTS: Readonly<Record<PowerMove, (role: string) => string>> = {
  gives: (role) => `${role} lets people`,
  frees: (role) => `Without ${role} people can`,
  allows: (role) => `${role} no longer forbids people to`,
  takes: (role) => `By ${role} people can no longer`,
};
const toPowerStart = ({ role, move }: Privilege, nameOf: (role: string) => string): string =>
  role === '' ? 'People can' : POWER_STARTS[move](`“${nameOf(role)}”`);

/** What the roles let people do, a line per role, the gravest first: what is cut is never graver than what is shown. */
const toPowerLines = (powers: readonly Privilege[], nameOf: (role: string) => string): readonly string[] => {
  const lets = new Map<string, Set<string>>();
  const gravest = powers.toSorted(
    (a, b) => toPowerGravity(a) - toPowerGravity(b) || toGravity(a.lets) - toGravity(b.lets),
  );
  for (const power of gravest) {
    // That a role is taken away, the list of roles says.
    if (power.lets === TAKEN) continue;
    const start = toPowerStart(power, nameOf);
    lets.set(start, (lets.get(start) ?? new Set()).add(power.lets));
  }
  const all = Array.from(lets, ([start, texts]) => {
    const more = texts.size - LETS;
    const what = [...texts].slice(0, LETS).join('; ') + (more > 0 ? `; and ${more} more` : '');
    return `${start} ${what}.`;
  });
  if (all.length <= POWER_LINES) return all;
  const isGiven = gravest.every(({ move }) => move === 'gives');
  const left = all.length - POWER_LINES + 1;
  return [
    ...all.slice(0, POWER_LINES - 1),
    isGiven ? `${left} more roles let people do such things.` : `${left} more lines of this kind.`,
  ];
};

const HELD = 3;

/** The custom roles by name, those with most holders first: whoever holds a role gets what is written into it. */
const toHolderLines = (
  changes: readonly Change[],
  { countHolders, listHolders, nameOfRole }: Rules,
): readonly string[] => {
  const roles = changes
    .filter(isRole)
    .map(({ organizationId, roleName, target, added }) => ({
      name: nameOfRole(roleName),
      isMade: added.includes(EXISTS),
      isDeleted: target.length === 0,
      given: countGiven(changes, organizationId, roleName),
      holders: listHolders(organizationId, roleName) === null ? null : countHolders(organizationId, roleName),
    }))
    .toSorted((a, b) => (b.holders ?? Number.MAX_VALUE) - (a.holders ?? Number.MAX_VALUE));
  const lines = roles.map(({ name, isMade, isDeleted, given, holders }) => {
    const does = isDeleted ? 'deleted' : isMade ? 'made' : 'changed';
    const back = isDeleted && holders !== 0 ? ': the undo gives it back to them' : '';
    if (holders === null)
      return `“${name}” is ${does}; who holds it is not known${isDeleted ? ' yet' : ''}${back}.`;
    if (given === 0)
      return `“${name}” is ${does}; it is held by ${holders === 0 ? 'nobody' : people(holders)}${back}.`;
    return holders === 0
      ? `“${name}” is ${does}, and given to ${people(given)}.`
      : `“${name}” is ${does}; it is held by ${people(holders)}, and given to ${people(given)} more.`;
  });
  if (lines.length <= HELD) return lines;
  return [...lines.slice(0, HELD - 1), `${lines.length - HELD + 1} more roles are made, changed or deleted.`];
};

const NAMED_ORGANIZATIONS = 3;

/** Where it happens: the same role may be a small thing in one organization and a great one in another. */
const toPlaceLines = (changes: readonly Change[], { nameOfOrganization }: Rules): readonly string[] => {
  const ids = changes.flatMap(({ kind, organizationId }) => (isSiteKind(kind) ? [] : [organizationId]));
  const names = [...new Set(ids)].map((id) => `“${nameOfOrganization(id)}”`);
  if (names.length === 0) return [];
  const more = names.length - NAMED_ORGANIZATIONS;
  const named = names.slice(0, NAMED_ORGANIZATIONS).join(', ');
  return [
    `In ${named}${more > 0 ? ` and ${more} more ${more === 1 ? 'organization' : 'organizations'}` : ''}`,
  ];
};

const toLately = (lately: ReadonlySet<string>): string => {
  const things = [...lately].filter(isThing).length;
  const persons = lately.size - things;
  const both = [
    ...(persons > 0 ? [people(persons)] : []),
    ...(things > 0 ? [english.countOf(things, 'role or token', 'roles and tokens')] : []),
  ].join(' and ');
  return `Within the last hour ${both} ${lately.size === 1 ? 'was' : 'were'} changed here without a question.`;
};

/** What the plan does although a guard stops it, with the reason that was typed. */
const toReasons = ({ stopped }: ToApprove, reasons: GuardReasons): NonNullable<Confirmation['reasons']> =>
  stopped.map(({ guard }) => ({ what: guard.title, reason: reasons[guard.code] ?? 'none' }));

/** Everybody it is about, in the order of the changes: the first few by name, the others counted. */
const toPeople = (
  changes: readonly Change[],
  nameOfPerson: ToApprove['nameOfPerson'],
): NonNullable<Confirmation['people']> => {
  const known = new Set<string>();
  const first: string[] = [];
  for (const change of changes) {
    const userId = userIdOf(change);
    if (userId === NO_USER_ID || known.has(userId)) continue;
    known.add(userId);
    if (first.length < FIRST_PEOPLE) first.push(nameOfPerson(change) || userId);
  }
  return { first, more: known.size - first.length };
};

/**
 * What has to be confirmed outside the page before a plan may start or go on. Many people or tokens (in the plan, or
 * within an hour), power over others by what roles permit, somebody's last role, a membership, access or a role taken
 * away, what nobody can take back, an overridden guard, or a deployment that is or ever was production each ask for it
 * (IPC-7, decision 0010): a script in the page could fake a click, but not in that window. Without keys nothing has to
 * be confirmed.
 */
export const findApproval = (asked: ToApprove, rules: Rules): Approval => {
  const { changes, stopped } = asked;
  const alike = asked.alike ?? runWhole(sortAlike(changes));
  const held = listHeld(changes, rules);
  // Of 100,000 changes nobody has to count whom they reach.
  const isManyChanges = changes.length >= MANY;
  const reached = isManyChanges ? new Set<string>() : toReached(changes, held);
  const isMany = isManyChanges || reached.size >= MANY;
  const isHour = !isMany && rules.lately.size > 0 && new Set([...rules.lately, ...reached]).size >= MANY;
  const grave = new Set<string>();
  const powers = new Set<string>();
  const roles = new Set<string>();
  // What decides is what they do, and 100,000 changes do few different things.
  for (const change of alike.firsts) {
    const key = toGraveKey(change);
    if (key !== null) grave.add(key);
    for (const power of rules.powersOf(change)) {
      powers.add(power.key);
      roles.add(keyOf({ organizationId: change.organizationId, role: power.role }));
    }
  }
  const keys = new Set([
    ...(rules.environment === 'production' ? ['production'] : []),
    ...stopped.map(({ guard }) => `guard:${guard.code}`),
    ...(isMany ? ['many'] : []),
    ...(isHour ? ['hour'] : []),
    ...(held.every((holders) => holders !== null) ? [] : ['holders-unknown']),
    ...grave,
    ...powers,
  ]);
  return {
    keys,
    roles,
    // Put into words only where somebody is asked: it is weighed again right before a plan starts.
    toQuestion: () => toQuestion({ ...asked, alike }, rules, { isHour, isGrave: grave.size > 0 }),
  };
};

function* toQuestion(
  asked: ToApprove & { readonly alike: Alike },
  rules: Rules,
  { isHour, isGrave }: { readonly isHour: boolean; readonly isGrave: boolean },
): Slices<Confirmation> {
  const { refused, stopped, alike } = asked;
  const changes = yield* inGravity(asked.changes, alike, rules.powersOf);
  const powers = alike.firsts.flatMap(rules.powersOf);
  yield;
  const reach = toReach(changes, rules);
  yield;
  const places = toPlaceLines(changes, rules);
  yield;
  const kinds = describeKinds(changes);
  yield;
  const before = [
    ...places,
    ...kinds,
    ...toHolderLines(changes, rules),
    ...toPowerLines(powers, rules.nameOfRole),
  ];
  yield;
  const after = [
    ...(isHour ? [toLately(rules.lately)] : []),
    ...(refused > 0 ? [`${toRefused(refused, reach)} will probably be refused.`] : []),
  ];
  const room = QUESTION_LINES - before.length - after.length;
  const roles = toRoleLines(changes, rules.nameOfRole, toGravityOf(powers), room);
  yield;
  return {
    kind: 'plan',
    title: toTitle(changes, reach),
    lines: [...before, ...roles, ...after],
    people: toPeople(changes, asked.nameOfPerson),
    reasons: toReasons(asked, rules.reasons),
    confirmLabel: toConfirmLabel(changes, reach),
    tone: powers.length > 0 || isGrave || stopped.length > 0 ? 'danger' : 'normal',
  };
}

/** True when everything that has to be confirmed is among what was. */
export const isCovered = ({ keys }: Pick<Approval, 'keys'>, confirmed: ReadonlySet<string>): boolean =>
  [...keys].every((key) => confirmed.has(key));
