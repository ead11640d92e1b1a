import { drawName } from './names.ts';
import type { Random } from './random.ts';
import type { LoginType, UserStatus } from './rows.ts';
import { COMMON_CUSTOM_ROLES } from './seed-roles.ts';

/** Picks by weight: `[['oidc', 78], ['github', 8]]`; weights need not add up to 100. */
const weighted = <T>(random: Random, table: readonly (readonly [T, number])[]): T => {
  const total = table.reduce((sum, [, weight]) => sum + weight, 0);
  let left = random.below(total);
  for (const [value, weight] of table) {
    left -= weight;
    if (left < 0) return value;
  }
  throw new Error('weights must be positive');
};

const LOGIN_TYPES: readonly (readonly [LoginType, number])[] = [
  ['oidc', 78],
  ['password', 12],
  ['github', 8],
  ['none', 2],
];

const STATUSES: readonly (readonly [UserStatus, number])[] = [
  ['active', 86],
  ['dormant', 10],
  ['suspended', 4],
];

const ROLE_SETS: readonly (readonly [readonly string[], number])[] = [
  [[], 7300],
  [['organization-template-admin'], 900],
  [['organization-workspace-creation-ban'], 250],
  [['organization-auditor'], 110],
  [['organization-user-admin'], 50],
  [['organization-admin'], 30],
  [['organization-template-admin', 'organization-auditor'], 40],
  [['organization-template-admin', 'template-author'], 120],
  ...COMMON_CUSTOM_ROLES.map((name, index) => [[name], 300 - 35 * index] as const),
];

/** The stored organization roles of an ordinary member: none for most, one for many, two for a few. */
export const drawRoles = (random: Random): readonly string[] => weighted(random, ROLE_SETS);

/** What is drawn for one ordinary person; usernames are made unique by `taken`, which counts their use. */
export type Person = {
  readonly username: string;
  readonly name: string;
  readonly loginType: LoginType;
  readonly status: UserStatus;
  readonly isNeverSeen: boolean;
};

const MAX_USERNAME = 32;

const uniqueUsername = (plain: string, taken: Map<string, number>): string => {
  // 'new' and 'create' cannot arise from names; a cut may leave a hyphen at the end, which is not legal.
  const base = plain.slice(0, MAX_USERNAME - 5).replace(/-$/, '');
  const used = taken.get(base) ?? 0;
  taken.set(base, used + 1);
  return used === 0 ? base : `${base}-${used + 1}`;
};

/** Draws one person. Dormant people were often never seen at all. */
export const drawPerson = (random: Random, taken: Map<string, number>): Person => {
  const { shown, plain } = drawName(random);
  const status = weighted(random, STATUSES);
  return {
    username: uniqueUsername(plain, taken),
    name: random.chance(0.03) ? '' : shown,
    loginType: weighted(random, LOGIN_TYPES),
    status,
    isNeverSeen: status === 'dormant' && random.chance(0.6),
  };
};
