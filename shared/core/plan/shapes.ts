import type { OrganizationId } from '../../base/brand.ts';
import { runWhole, type Slices } from '../../base/slices.ts';
import { KINDS } from '../../kinds/index.ts';
import { type Change, RISKS, type Risk, type Verdict } from '../../model/change.ts';
import type { ChangeKind } from '../../model/subject.ts';
import { toRoleSet } from '../roles/role-set.ts';
import { toSha256 } from './sha256.ts';
import { roleNameOf } from './subject.ts';

export type ShapeRow = { readonly change: Change; readonly verdict: Verdict };

/**
 * Everybody to whom exactly the same happens in one organization. `id` depends on the kind, the organization and the
 * words alone (and for a custom role on its name, which is empty for every other kind), so it survives a new review; at most 128 characters. `members` are indexes into the rows, ascending;
 * `refused` and `unknown` count those among them that preflight expects to fail or cannot judge.
 */
export type Shape = {
  readonly id: string;
  readonly kind: ChangeKind;
  readonly organizationId: OrganizationId;
  readonly roleName: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly members: readonly number[];
  readonly refused: number;
  readonly unknown: number;
  /** How many of the members are left without a role there. */
  readonly losingLast: number;
  readonly risks: readonly Risk[];
};

const MAX_ID_LENGTH = 128;
const RARE_BELOW_PEOPLE = 10;
const RARE_BELOW_SHARE = 0.01;

type Draft = { change: Change; members: number[]; refused: number; unknown: number; losingLast: number };

/** Plain keys start with a bracket, so that a hash can never be taken for one. */
const toId = (key: string): string => (key.length <= MAX_ID_LENGTH ? key : `sha256:${toSha256(key)}`);

const ROWS_A_SLICE = 1_000;

function* group(rows: readonly ShapeRow[]): Slices<ReadonlyMap<string, Draft>> {
  const drafts = new Map<string, Draft>();
  for (const [index, { change, verdict }] of rows.entries()) {
    if (index % ROWS_A_SLICE === 0) yield;
    const { kind, organizationId, added, removed } = change;
    const key = JSON.stringify([
      kind,
      organizationId,
      toRoleSet(added),
      toRoleSet(removed),
      roleNameOf(change),
    ]);
    const draft = drafts.get(key) ?? { change, members: [], refused: 0, unknown: 0, losingLast: 0 };
    drafts.set(key, draft);
    draft.members.push(index);
    if (verdict === 'will-be-refused') draft.refused += 1;
    if (verdict === 'cannot-know') draft.unknown += 1;
    if (KINDS[kind].toRisks(change).includes('loses-last-role')) draft.losingLast += 1;
  }
  return drafts;
}

const toRisks = (
  { change, members, losingLast }: Draft,
  people: number,
  isPrivileged: (change: Change) => boolean,
): readonly Risk[] => {
  const isRare = members.length < RARE_BELOW_PEOPLE && members.length < people * RARE_BELOW_SHARE;
  const found: readonly Risk[] = [
    ...KINDS[change.kind].toRisks(change),
    ...(isPrivileged(change) ? (['privileged'] as const) : []),
    ...(losingLast > 0 ? (['loses-last-role'] as const) : []),
    ...(isRare ? (['rare'] as const) : []),
  ];
  return RISKS.filter((risk) => found.includes(risk));
};

const toRank = (shape: Shape): number => {
  const [worst] = shape.risks;
  return worst === undefined ? RISKS.length : RISKS.indexOf(worst);
};

const byRisk = (a: Shape, b: Shape): number =>
  toRank(a) - toRank(b) || a.members.length - b.members.length || (a.id < b.id ? -1 : 1);

/**
 * Folds a plan into its shapes: every row is in exactly one, and equal deltas of one kind in one organization share one. The
 * riskiest come first (by worst risk), fewer people before more. A shape is rare with fewer than ten people that
 * are also less than 1 % of the plan. `isPrivileged` is asked once for a shape: equal changes are equal to it.
 */
export const toShapes = (
  rows: readonly ShapeRow[],
  isPrivileged: (change: Change) => boolean,
): readonly Shape[] => runWhole(toShapesInSlices(rows, isPrivileged));

/** The same, a thousand rows a slice. */
export function* toShapesInSlices(
  rows: readonly ShapeRow[],
  isPrivileged: (change: Change) => boolean,
): Slices<readonly Shape[]> {
  const drafts = yield* group(rows);
  return Array.from(
    drafts,
    ([key, draft]): Shape => ({
      id: toId(key),
      kind: draft.change.kind,
      organizationId: draft.change.organizationId,
      roleName: roleNameOf(draft.change),
      added: toRoleSet(draft.change.added),
      removed: toRoleSet(draft.change.removed),
      members: draft.members,
      refused: draft.refused,
      unknown: draft.unknown,
      losingLast: draft.losingLast,
      risks: toRisks(draft, rows.length, isPrivileged),
    }),
  ).sort(byRisk);
}
