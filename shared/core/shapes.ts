import type { OrganizationId } from '../base/brand.ts';
import type { Change, Verdict } from '../model/change.ts';
import { PRIVILEGED_ROLES } from '../model/role.ts';
import { toRoleSet } from './roles.ts';
import { toSha256 } from './sha256.ts';

export type ShapeRow = { readonly change: Change; readonly verdict: Verdict };

/** Why a shape deserves a look: a privileged role moves, few people have it, somebody is left without a role. */
export type Risk = 'privileged' | 'rare' | 'loses-last-role';

/**
 * Everybody to whom exactly the same happens in one organization. `id` depends on the organization and the roles
 * alone, so it survives a new review; at most 128 characters. `members` are indexes into the rows, ascending;
 * `refused` and `unknown` count those among them that preflight expects to fail or cannot judge.
 */
export type Shape = {
  readonly id: string;
  readonly organizationId: OrganizationId;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly members: readonly number[];
  readonly refused: number;
  readonly unknown: number;
  readonly risks: readonly Risk[];
};

const MAX_ID_LENGTH = 128;
const RARE_BELOW_PEOPLE = 10;
const RARE_BELOW_SHARE = 0.01;
const RISK_ORDER: readonly Risk[] = ['privileged', 'loses-last-role', 'rare'];

type Draft = { change: Change; members: number[]; refused: number; unknown: number; losesLast: boolean };

/** Plain keys start with a bracket, so that a hash can never be taken for one. */
const toId = (key: string): string => (key.length <= MAX_ID_LENGTH ? key : `sha256:${toSha256(key)}`);

const group = (rows: readonly ShapeRow[]): ReadonlyMap<string, Draft> => {
  const drafts = new Map<string, Draft>();
  rows.forEach(({ change, verdict }, index) => {
    const key = JSON.stringify([change.organizationId, toRoleSet(change.added), toRoleSet(change.removed)]);
    const draft = drafts.get(key) ?? { change, members: [], refused: 0, unknown: 0, losesLast: false };
    drafts.set(key, draft);
    draft.members.push(index);
    if (verdict === 'will-be-refused') draft.refused += 1;
    if (verdict === 'cannot-know') draft.unknown += 1;
    if (change.target.length === 0) draft.losesLast = true;
  });
  return drafts;
};

const toRisks = ({ change, members, losesLast }: Draft, people: number): readonly Risk[] => {
  const isPrivileged = [...change.added, ...change.removed].some((role) => PRIVILEGED_ROLES.includes(role));
  const isRare = members.length < RARE_BELOW_PEOPLE && members.length < people * RARE_BELOW_SHARE;
  const applies = { privileged: isPrivileged, 'loses-last-role': losesLast, rare: isRare };
  return RISK_ORDER.filter((risk) => applies[risk]);
};

const toRank = (shape: Shape): number => {
  const [worst] = shape.risks;
  return worst === undefined ? RISK_ORDER.length : RISK_ORDER.indexOf(worst);
};

const byRisk = (a: Shape, b: Shape): number =>
  toRank(a) - toRank(b) || a.members.length - b.members.length || (a.id < b.id ? -1 : 1);

/**
 * Folds a plan into its shapes: every row is in exactly one, and equal deltas in one organization share one. The
 * riskiest come first (by worst risk), fewer people before more. A shape is rare with fewer than ten people that
 * are also less than 1 % of the plan.
 */
export const toShapes = (rows: readonly ShapeRow[]): readonly Shape[] =>
  Array.from(
    group(rows),
    ([key, draft]): Shape => ({
      id: toId(key),
      organizationId: draft.change.organizationId,
      added: toRoleSet(draft.change.added),
      removed: toRoleSet(draft.change.removed),
      members: draft.members,
      refused: draft.refused,
      unknown: draft.unknown,
      risks: toRisks(draft, rows.length),
    }),
  ).sort(byRisk);
