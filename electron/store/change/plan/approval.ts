import type { Environment } from '#shared/model/deployment.ts';
import { PRIVILEGED_ROLES } from '#shared/model/role.ts';
import type { Review } from './review.ts';
import { countRoles } from './summary.ts';

/** From this many people on, a plan is confirmed in its own window whatever it does. */
const MANY = 50;
const LINES = 6;

/** The text of the approval window. */
export type Approval = {
  readonly title: string;
  readonly lines: string[];
  readonly confirmLabel: string;
};

const people = (n: number): string => (n === 1 ? '1 person' : `${n.toLocaleString('en')} people`);

const isPrivileged = (review: Review): boolean =>
  review.rows.some(({ change }) =>
    [...change.added, ...change.removed].some((role) => PRIVILEGED_ROLES.includes(role)),
  );

const toLines = (review: Review, nameOf: (role: string) => string): string[] => {
  const changes = review.rows.map((row) => row.change);
  const { added, removed } = countRoles(changes);
  const all = [
    ...added.map(({ role, count }) => `+ ${nameOf(role)}: ${people(count)}`),
    ...removed.map(({ role, count }) => `− ${nameOf(role)}: ${people(count)}`),
  ];
  const more = all.length - LINES;
  return more > 0 ? [...all.slice(0, LINES), `and ${more} more roles`] : all;
};

/**
 * What has to be confirmed outside the page before a plan may start; null: nothing. Many people, a privileged
 * role, somebody's last role, a role's last holder, or a production deployment each ask for it
 * (reliability-security, row IPC-7): a script in the page could fake a click, but not in that window.
 */
export const findApproval = (
  review: Review,
  environment: Environment,
  losesLastHolder: boolean,
  nameOf: (role: string) => string,
): Approval | null => {
  const isRisky =
    environment === 'production' ||
    losesLastHolder ||
    review.rows.length >= MANY ||
    isPrivileged(review) ||
    review.shapes.some((shape) => shape.risks.includes('loses-last-role'));
  if (!isRisky) return null;
  const refused = review.rows.filter((row) => row.verdict === 'will-be-refused').length;
  return {
    title: `Change the roles of ${people(review.rows.length)}?`,
    lines: [
      ...toLines(review, nameOf),
      ...(losesLastHolder ? ['A role loses its last holder.'] : []),
      ...(refused > 0 ? [`${people(refused)} will probably be refused.`] : []),
    ],
    confirmLabel: `Change ${people(review.rows.length)}`,
  };
};
