import type { OrganizationId } from '#shared/base/brand.ts';
import { QUESTION_LINES } from '#shared/contract/host.ts';
import type { Stopped } from '#shared/core/guards/index.ts';
import type { Privilege } from '#shared/core/permissions/privileges.ts';
import type { Change } from '#shared/model/change.ts';
import type { Environment } from '#shared/model/deployment.ts';
import type { GuardReasons } from '#shared/model/guard.ts';
import { MEMBER, SUSPENDED } from '#shared/model/subject.ts';
import type { Confirmation } from '../../account/confirm.ts';
import { countKinds, describeKind } from './kind-words.ts';
import { countRoles } from './summary.ts';

/** From this many people on, in one plan or within an hour, a plan is confirmed in its own window whatever it does. */
const MANY = 50;
/** Lines about what roles let people do; the others are counted. */
const POWER_LINES = 5;

/** What is about to be applied, or what is left of it. */
export type Asked = {
  readonly changes: readonly Change[];
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
  readonly countHolders: (organizationId: OrganizationId, role: string) => number;
  /** Whom plans of the last hour are about that nobody confirmed (`journal/lately.ts`). */
  readonly lately: ReadonlySet<string>;
};

/** Why a person has to confirm, as keys by which a reason is known again, and the question. */
export type Approval = { readonly keys: ReadonlySet<string>; readonly question: Confirmation };

const people = (n: number): string => (n === 1 ? '1 person' : `${n.toLocaleString('en')} people`);

/** Things that are never routine, however few people they are about. */
const toGraveKey = ({ kind, added, removed, target }: Change): string | null => {
  switch (kind) {
    case 'member-roles':
      return target.length === 0 ? 'loses-last-role' : null;
    case 'membership':
      return removed.includes(MEMBER) ? 'membership-removal' : null;
    case 'user-status':
      return added.includes(SUSPENDED) ? 'suspension' : null;
    case 'custom-role':
      return target.length === 0 ? 'role-deletion' : null;
    case 'site-roles':
      return null;
  }
};

const toSubject = ({ kind, organizationId, roleName, userId }: Change): string =>
  kind === 'custom-role' ? `${organizationId} ${roleName}` : userId;

const isManyLately = ({ changes }: Asked, lately: ReadonlySet<string>): boolean =>
  lately.size > 0 && new Set([...lately, ...changes.map(toSubject)]).size >= MANY;

/** What happens besides roles given and taken: one line per kind of change. */
const toKindLines = (changes: readonly Change[]): readonly string[] =>
  countKinds(changes).flatMap((counted) => describeKind(counted) ?? []);

const toTitle = (changes: readonly Change[]): string => {
  const count = changes.length;
  if (changes.every(({ kind }) => kind === 'member-roles')) return `Change the roles of ${people(count)}?`;
  return count === 1 ? 'Apply 1 change?' : `Apply ${count.toLocaleString('en')} changes?`;
};

const toConfirmLabel = (changes: readonly Change[]): string => {
  const count = changes.length;
  if (changes.every(({ kind }) => kind === 'member-roles')) return `Change ${people(count)}`;
  return count === 1 ? 'Apply 1 change' : `Apply ${count.toLocaleString('en')} changes`;
};

const toRoleLines = (
  changes: readonly Change[],
  nameOf: (role: string) => string,
  room: number,
): readonly string[] => {
  const { added, removed } = countRoles(changes);
  const all = [
    ...added.map(({ role, count }) => `+ ${nameOf(role)}: ${people(count)}`),
    ...removed.map(({ role, count }) => `− ${nameOf(role)}: ${people(count)}`),
  ];
  return all.length <= room ? all : [...all.slice(0, room - 1), `and ${all.length - room + 1} more roles`];
};

const LETS = 2;

/** What the roles let people do, a line per role. */
const toPowerLines = (powers: readonly Privilege[], nameOf: (role: string) => string): readonly string[] => {
  const lets = new Map<string, Set<string>>();
  for (const { role, lets: what, key } of powers)
    if (!key.startsWith('take:')) lets.set(role, (lets.get(role) ?? new Set()).add(what));
  const all = Array.from(lets, ([role, texts]) => {
    const more = texts.size - LETS;
    const what = [...texts].slice(0, LETS).join('; ') + (more > 0 ? `; and ${more} more` : '');
    return role === '' ? `People can ${what}.` : `“${nameOf(role)}” lets people ${what}.`;
  });
  return all.length <= POWER_LINES
    ? all
    : [
        ...all.slice(0, POWER_LINES - 1),
        `${all.length - POWER_LINES + 1} more roles let people do such things.`,
      ];
};

/** Whoever holds a role gets what is written into it. */
const toHolderLines = (
  changes: readonly Change[],
  { countHolders, nameOfRole }: Rules,
): readonly string[] => {
  const roles = changes.filter(({ kind, base }) => kind === 'custom-role' && base.length > 0);
  const lines = roles.flatMap(({ organizationId, roleName }) => {
    const holders = countHolders(organizationId, roleName);
    return holders === 0 ? [] : [`“${nameOfRole(roleName)}” is held by ${people(holders)}.`];
  });
  return lines.length <= 3 ? lines : [...lines.slice(0, 2), `${lines.length - 2} more roles have holders.`];
};

/** What the plan does although a guard stops it, with the reason that was typed. */
const toReasons = ({ stopped }: Asked, reasons: GuardReasons): NonNullable<Confirmation['reasons']> =>
  stopped.map(({ guard }) => ({ what: guard.title, reason: reasons[guard.code] ?? 'none' }));

/** Everybody it is about, in the order of the plan. */
const toPeople = ({ changes, nameOfPerson }: Asked): readonly string[] => {
  const names = new Map<string, string>();
  for (const change of changes)
    if (change.kind !== 'custom-role' && !names.has(change.userId))
      names.set(change.userId, nameOfPerson(change) || change.userId);
  return [...names.values()];
};

/**
 * What has to be confirmed outside the page before a plan may start or go on. Many people (in the plan, or within an
 * hour), power over others by what roles permit, somebody's last role, a membership, access or a role taken away, an
 * overridden guard, or a deployment that is or ever was production each ask for it (reliability-security, row IPC-7): a
 * script in the page could fake a click, but not in that window. Without keys nothing has to be confirmed.
 */
export const findApproval = (asked: Asked, rules: Rules): Approval => {
  const { changes, refused, stopped } = asked;
  const powers = changes.flatMap(rules.powersOf);
  const isMany = changes.length >= MANY;
  const isHour = !isMany && isManyLately(asked, rules.lately);
  const grave = changes.map(toGraveKey).filter((key) => key !== null);
  const keys = new Set([
    ...(rules.environment === 'production' ? ['production'] : []),
    ...stopped.map(({ guard }) => `guard:${guard.code}`),
    ...(isMany ? ['many'] : []),
    ...(isHour ? ['hour'] : []),
    ...grave,
    ...powers.map(({ key }) => key),
  ]);
  const before = [
    ...toKindLines(changes),
    ...toHolderLines(changes, rules),
    ...toPowerLines(powers, rules.nameOfRole),
  ];
  const after = [
    ...(isHour
      ? [`Within the last hour ${people(rules.lately.size)} were changed here without a question.`]
      : []),
    ...(refused > 0 ? [`${people(refused)} will probably be refused.`] : []),
  ];
  const room = QUESTION_LINES - before.length - after.length;
  return {
    keys,
    question: {
      title: toTitle(changes),
      lines: [...before, ...toRoleLines(changes, rules.nameOfRole, room), ...after],
      people: toPeople(asked),
      reasons: toReasons(asked, rules.reasons),
      confirmLabel: toConfirmLabel(changes),
      tone: powers.length > 0 || grave.length > 0 || stopped.length > 0 ? 'danger' : 'normal',
    },
  };
};

/** True when everything that has to be confirmed is among what was. */
export const isCovered = ({ keys }: Approval, confirmed: ReadonlySet<string>): boolean =>
  [...keys].every((key) => confirmed.has(key));
