import type { DeploymentId, OrganizationId } from '#shared/base/brand.ts';
import type { EffectLine, PlanEffects } from '#shared/core/plan/effects/index.ts';
import type { EffectPath } from '#shared/core/plan/effects/types.ts';
import { nameOf, personSubject, subjectOf, userIdOf } from '#shared/core/plan/subject.ts';
import { rolesKindOf } from '#shared/kinds/index.ts';
import type { Change } from '#shared/model/change.ts';
import { SITE_ORGANIZATION_ID, type Subject } from '#shared/model/subject.ts';
import { listUserStandings } from '../../copy/site-list.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { readCalled } from './guards.ts';
import { toSubjectName } from './names.ts';
import type { Review } from './review.ts';

/** More than anybody reads; the rest is only counted. */
const MOST_LINES = 500;

/** Whoever has one of these can change what others may do, or get into their workspaces. */
const RISKY: readonly (readonly [string, readonly string[]])[] = [
  ['workspace', ['ssh', 'application_connect', '*']],
  ['assign_role', ['assign', '*']],
  ['assign_org_role', ['assign', 'create', 'update', '*']],
  ['organization_member', ['create', 'update', 'delete', '*']],
  ['user', ['update', 'update_personal', 'delete', 'create', '*']],
  ['idpsync_settings', ['update', '*']],
  ['api_key', ['create', '*']],
  ['user_secret', ['read', '*']],
  ['*', ['*']],
];

const isRisky = ({ resource, action, scope }: EffectLine): boolean =>
  (scope === 'site' || scope === 'organization') &&
  RISKY.some(([type, actions]) => type === resource && actions.includes(action));

const STATUS_LABEL: Readonly<Record<string, string>> = { suspended: 'Suspended', active: 'Activated' };
const IMPLIED_LABEL: Readonly<Record<string, string>> = {
  member: 'every user',
  'organization-member': 'every member',
  'organization-service-account': 'every service account',
};

const toLabel = (
  called: ReturnType<typeof readCalled>,
  organizationId: OrganizationId | null,
  { kind, role }: EffectPath,
): string => {
  if (kind === 'status') return STATUS_LABEL[role] ?? role;
  if (kind === 'implied-role') return IMPLIED_LABEL[role] ?? role;
  return called.role(kind === 'site-role' ? null : organizationId, role);
};

/** The organization of what gives a line, also where the line itself is about the whole site. */
const placeOf = (effects: PlanEffects, line: EffectLine): OrganizationId | null => {
  if (line.organizationId !== null || line.path.kind === 'site-role') return line.organizationId;
  const [group] = line.groups;
  const standing = group === undefined ? undefined : effects.groups[group]?.people[0];
  const { role } = line.path;
  return (
    standing?.places.find(({ before, after }) => before?.includes(role) || after?.includes(role))
      ?.organizationId ?? null
  );
};

const createToLine = (called: ReturnType<typeof readCalled>, effects: PlanEffects) => (line: EffectLine) => {
  const { id, resource, action, scope, organizationId, people, suspended, path } = line;
  return {
    id,
    resource,
    action,
    scope,
    organizationId,
    organization: called.organization(organizationId),
    people,
    suspended,
    path: { ...path, label: toLabel(called, placeOf(effects, line), path) },
    isRisky: isRisky(line),
  };
};

const countBy = (labels: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
};

/** What a review means in permissions, in words. */
export const describeEffects = (cache: ReadHandle, deploymentId: DeploymentId, review: Review) => {
  const effects = review.effects();
  const called = readCalled(cache, deploymentId, review);
  const toLine = createToLine(called, effects);
  const side = (direction: EffectLine['direction']) => {
    const lines = effects.lines.filter((line) => line.direction === direction);
    const ranked = lines.toSorted((a, b) => Number(isRisky(b)) - Number(isRisky(a)));
    return { lines: ranked.slice(0, MOST_LINES).map(toLine), more: Math.max(0, lines.length - MOST_LINES) };
  };
  const [gains, losses] = [side('gain'), side('loss')];
  const covering = effects.withoutEffect.map(({ change, coveredBy }) => {
    const organizationId = review.compiled.changes[change]?.organizationId ?? null;
    return coveredBy.map((path) => toLabel(called, organizationId, path)).join(', ');
  });
  const unknown = new Map<string, { role: string; organization: string; people: number }>();
  for (const { role, organizationId } of effects.unknown) {
    const key = `${organizationId} ${role}`;
    const entry = unknown.get(key) ?? { role, organization: called.organization(organizationId), people: 0 };
    entry.people += 1;
    unknown.set(key, entry);
  }
  return {
    hash: review.hash,
    gains: gains.lines,
    losses: losses.lines,
    more: { gains: gains.more, losses: losses.more },
    gaining: effects.gaining,
    losing: effects.losing,
    withoutEffect: {
      changes: effects.withoutEffect.length,
      coveredBy: Array.from(countBy(covering), ([label, changes]) => ({ label, changes })).toSorted(
        (a, b) => b.changes - a.changes,
      ),
    },
    unknown: [...unknown.values()],
  };
};

export type EffectsOf =
  | { readonly kind: 'line'; readonly id: string }
  | { readonly kind: 'without-effect' }
  | { readonly kind: 'unknown' };

type Row = {
  readonly subject: Subject;
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly coveredBy: readonly string[];
};

const fromChange = (change: Change | undefined, coveredBy: readonly string[]): readonly Row[] =>
  change === undefined
    ? []
    : [{ subject: subjectOf(change), before: change.base, after: change.target, coveredBy }];

const listLineRows = (review: Review, effects: PlanEffects, id: string): readonly Row[] => {
  const line = effects.lines.find((candidate) => candidate.id === id);
  return (line?.groups ?? []).flatMap((at) =>
    (effects.groups[at]?.people ?? []).map((standing): Row => {
      const { changes, userId, places, siteBefore, siteAfter } = standing;
      const mine = changes.flatMap((index) => review.compiled.changes[index] ?? []);
      const place = places.find(({ organizationId }) => organizationId === line?.organizationId) ?? places[0];
      const there = line?.path.kind === 'site-role' ? null : (place?.organizationId ?? null);
      const change =
        mine.find(({ organizationId }) => organizationId === (there ?? SITE_ORGANIZATION_ID)) ?? mine[0];
      if (change !== undefined)
        return { subject: subjectOf(change), before: change.base, after: change.target, coveredBy: [] };
      // A holder of a role that the plan changes: nothing of theirs is in the plan.
      return {
        subject: personSubject(
          rolesKindOf(there ?? SITE_ORGANIZATION_ID),
          there ?? SITE_ORGANIZATION_ID,
          userId,
        ),
        before: place?.before ?? siteBefore,
        after: place?.after ?? siteAfter,
        coveredBy: [],
      };
    }),
  );
};

/** The people behind a line, or the changes without effect, a window at a time. */
export const listEffectPeople = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
  review: Review,
  of: EffectsOf,
  page: { readonly offset: number; readonly limit: number },
) => {
  const effects = review.effects();
  const called = readCalled(cache, deploymentId, review);
  const { changes } = review.compiled;
  const listAll = (): readonly Row[] => {
    if (of.kind === 'line') return listLineRows(review, effects, of.id);
    if (of.kind === 'unknown')
      return effects.unknown.flatMap(({ change }) => fromChange(changes[change], []));
    return effects.withoutEffect.flatMap(({ change, coveredBy }) => {
      const of = changes[change];
      return fromChange(
        of,
        coveredBy.map((path) => toLabel(called, of?.organizationId ?? null, path)),
      );
    });
  };
  const rows = listAll();
  const shown = rows.slice(page.offset, page.offset + page.limit);
  const names = listUserStandings(
    cache,
    deploymentId,
    shown.map(({ subject }) => userIdOf(subject)),
  );
  return {
    total: rows.length,
    rows: shown.map(({ subject, ...row }) => ({
      ...row,
      subject: {
        ...subject,
        name:
          names.get(userIdOf(subject))?.username === undefined
            ? toSubjectName(review.compiled, subject)
            : nameOf(subject, names.get(userIdOf(subject))?.username ?? ''),
        organization: called.organization(subject.organizationId),
      },
    })),
  };
};
