import fc from 'fast-check';
import { applyIntent } from '#shared/core/plan/intent.ts';
import { personSubject } from '#shared/core/plan/subject.ts';
import { diffRoles, toRoleSet } from '#shared/core/roles/role-set.ts';
import { roleSubject } from '#shared/kinds/subject-form.ts';
import type { Change } from '#shared/model/change.ts';
import { userIdSchema } from '#shared/model/deployment.ts';
import type { Intent } from '#shared/model/intent.ts';
import { organizationIdSchema } from '#shared/model/organization-schema.ts';
import type { StagedKind } from '#shared/model/subject.ts';

/** Few names, so that lists collide often; the odd ones break code that keeps roles as object keys or joins them. */
export const ROLE_NAMES = ['auditor', 'organization-admin', 'b', 'c,d', '__proto__', '', '\ud800'] as const;

/** Role lists as they may arrive: any order, with repetitions. */
export const roleLists: fc.Arbitrary<readonly string[]> = fc.array(fc.constantFrom(...ROLE_NAMES), {
  maxLength: 8,
});

/** Deltas, which may contradict themselves, with roles from `names` only. */
export const deltasOver = (names: readonly string[]): fc.Arbitrary<Intent> =>
  fc.record({
    kind: fc.constant('delta' as const),
    add: fc.subarray([...names]),
    remove: fc.subarray([...names]),
  });

/** Intents of both kinds. */
export const intents: fc.Arbitrary<Intent> = fc.oneof(
  fc.record({ kind: fc.constant('delta' as const), add: roleLists, remove: roleLists }),
  fc.record({ kind: fc.constant('exactly' as const), roles: roleLists }),
);

/** The organization numbered `n`. */
export const organizationNumber = (n: number) =>
  organizationIdSchema.parse(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`);

/** The user numbered `n`. */
export const userNumber = (n: number) =>
  userIdSchema.parse(`10000000-0000-4000-8000-${String(n).padStart(12, '0')}`);

/** The change `intent` makes to a subject with `base`: the roles of person 1 in organization 1 unless told otherwise. */
export const buildChange = (
  intent: Intent,
  base: readonly string[],
  who: {
    readonly organization?: number;
    readonly user?: number;
    readonly kind?: Exclude<StagedKind, 'token-expiry'>;
    readonly roleName?: string;
  } = {},
): Change => {
  const target = applyIntent(intent, base);
  const organization = organizationNumber(who.organization ?? 1);
  const { kind = 'member-roles' } = who;
  const subject =
    kind === 'custom-role'
      ? roleSubject(organization, who.roleName ?? 'support')
      : personSubject(kind, organization, userNumber(who.user ?? 1));
  return {
    ...subject,
    intent,
    base: toRoleSet(base),
    target,
    ...diffRoles(base, target),
  };
};

/** A delta in short. */
export const delta = (add: readonly string[], remove: readonly string[] = []): Intent => ({
  kind: 'delta',
  add,
  remove,
});

/** An exact set in short. */
export const exactly = (...roles: readonly string[]): Intent => ({ kind: 'exactly', roles });
