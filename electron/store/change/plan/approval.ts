import { QUESTION_LINES } from '#shared/contract/host.ts';
import { isPrivileged } from '#shared/core/shapes.ts';
import type { Risk } from '#shared/model/change.ts';
import type { Environment } from '#shared/model/deployment.ts';
import type { GuardReasons } from '#shared/model/guard.ts';
import type { Confirmation } from '../../account/confirm.ts';
import { countKinds, describeKind } from './kind-words.ts';
import { findNames } from './names.ts';
import type { Review } from './review.ts';
import { countRoles } from './summary.ts';

/** From this many people on, a plan is confirmed in its own window whatever it does. */
const MANY = 50;

const people = (n: number): string => (n === 1 ? '1 person' : `${n.toLocaleString('en')} people`);

/** Risks that are never routine, however few people they are about. */
const GRAVE: readonly Risk[] = ['loses-last-role', 'membership-removal', 'suspension', 'role-deletion'];

const isGrave = (review: Review): boolean =>
  review.rows.some(({ change }) => isPrivileged(change)) ||
  review.shapes.some(({ risks }) => risks.some((risk) => GRAVE.includes(risk)));

/** What happens besides roles given and taken: one line per kind of change. */
const toKindLines = (review: Review): readonly string[] =>
  countKinds(review.rows.map((row) => row.change)).flatMap((counted) => describeKind(counted) ?? []);

const toTitle = (review: Review): string => {
  const count = review.rows.length;
  if (review.rows.every(({ change }) => change.kind === 'member-roles'))
    return `Change the roles of ${people(count)}?`;
  return count === 1 ? 'Apply 1 change?' : `Apply ${count.toLocaleString('en')} changes?`;
};

const toConfirmLabel = (review: Review): string => {
  const count = review.rows.length;
  if (review.rows.every(({ change }) => change.kind === 'member-roles')) return `Change ${people(count)}`;
  return count === 1 ? 'Apply 1 change' : `Apply ${count.toLocaleString('en')} changes`;
};

const toRoleLines = (review: Review, nameOf: (role: string) => string, room: number): readonly string[] => {
  const { added, removed } = countRoles(review.rows.map((row) => row.change));
  const all = [
    ...added.map(({ role, count }) => `+ ${nameOf(role)}: ${people(count)}`),
    ...removed.map(({ role, count }) => `− ${nameOf(role)}: ${people(count)}`),
  ];
  return all.length <= room ? all : [...all.slice(0, room - 1), `and ${all.length - room + 1} more roles`];
};

/** What the plan does although a guard stops it, with the reason that was typed. */
const toReasons = ({ stopped }: Review, reasons: GuardReasons): NonNullable<Confirmation['reasons']> =>
  stopped.map(({ guard }) => ({ what: guard.title, reason: reasons[guard.code] ?? 'none' }));

/** Everybody it is about, in the order of the plan. */
const toPeople = ({ rows, compiled }: Review): readonly string[] => [
  ...new Set(
    rows.flatMap(({ change }) =>
      change.kind === 'custom-role' ? [] : [findNames(compiled, change)?.username ?? change.userId],
    ),
  ),
];

/**
 * What has to be confirmed outside the page before a plan may start; null: nothing. Many people, a privileged
 * role, somebody's last role, an overridden guard, or a production deployment each ask for it
 * (reliability-security, row IPC-7): a script in the page could fake a click, but not in that window.
 */
export const findApproval = (
  review: Review,
  environment: Environment,
  reasons: GuardReasons,
  nameOf: (role: string) => string,
): Confirmation | null => {
  const isRisky =
    environment === 'production' ||
    review.stopped.length > 0 ||
    review.rows.length >= MANY ||
    isGrave(review);
  if (!isRisky) return null;
  const refused = review.rows.filter((row) => row.verdict === 'will-be-refused').length;
  const other = refused > 0 ? [`${people(refused)} will probably be refused.`] : [];
  const kinds = toKindLines(review);
  return {
    title: toTitle(review),
    lines: [...kinds, ...toRoleLines(review, nameOf, QUESTION_LINES - kinds.length - other.length), ...other],
    people: toPeople(review),
    reasons: toReasons(review, reasons),
    confirmLabel: toConfirmLabel(review),
  };
};
