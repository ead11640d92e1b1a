import type { OrganizationId } from '#shared/base/brand.ts';
import type { Ability, Capabilities } from '#shared/model/capability.ts';
import type { RemoteEntitlements } from '../../remote/account-port.ts';
import { API_ABILITIES, type Evidence, FEATURES, ORGANIZATION_RIGHTS, SITE_RIGHTS } from './abilities.ts';
import { toReportText } from './text.ts';
import { type Standing, sayRelease, toGeneration, toStanding } from './version.ts';

/** Everything that was asked, as it was answered. */
export type Findings = {
  readonly detectedAt: string;
  readonly version: string;
  readonly evidence: Evidence;
  /** Null: the server did not tell. */
  readonly entitlements: RemoteEntitlements | null;
  readonly experiments: readonly string[] | null;
  readonly siteRights: ReadonlySet<string>;
  readonly organizations: readonly {
    readonly id: OrganizationId;
    readonly name: string;
    readonly rights: ReadonlySet<string>;
  }[];
};

/** What its answers do not show of a build without a tag is not taken for granted. */
const UNTAGGED = 'This build does not say which release it is.';

const sayComesWith = (since: number): string => `Comes with ${sayRelease(since)}.`;

const toApi = (standing: Standing, evidence: Evidence): readonly Ability[] =>
  API_ABILITIES.map(({ key, label, since, evidence: by }) => {
    const seen = by === null ? null : evidence[by];
    const has = seen ?? standing.minor >= since;
    const why =
      seen === null && !standing.isTold ? `${sayComesWith(since)} ${UNTAGGED}` : sayComesWith(since);
    return { key, label, has, why: has ? null : why };
  });

const sayFeature = (entitlements: RemoteEntitlements | null, minor: number, since: number): string => {
  if (entitlements === null) return 'The server did not tell.';
  if (minor < since) return sayComesWith(since);
  if (entitlements.build === 'agpl') return 'Not in this build: needs the standard build and a licence.';
  return 'Not in the licence of this server, or switched off.';
};

const toFeatures = (entitlements: RemoteEntitlements | null, minor: number): readonly Ability[] =>
  FEATURES.map(({ key, label, since }) => {
    const found =
      entitlements === null || entitlements.build === 'agpl' ? undefined : entitlements.features.get(key);
    const has = found?.entitled === true && found.enabled;
    return { key, label, has, why: has ? null : sayFeature(entitlements, minor, since) };
  });

const toRights = (questions: typeof SITE_RIGHTS, rights: ReadonlySet<string>): readonly Ability[] =>
  questions.map(({ key, label }) => {
    const has = rights.has(key);
    return { key, label, has, why: has ? null : 'The token may not do this. It needs a role that may.' };
  });

/** Findings in the words of the window. */
export const toCapabilities = (findings: Findings): Capabilities => {
  const standing = toStanding(findings.version, findings.evidence);
  const report = {
    detectedAt: findings.detectedAt,
    version: findings.version,
    generation: toGeneration(findings.evidence, standing),
    licence: findings.entitlements?.build ?? ('unknown' as const),
    features: toFeatures(findings.entitlements, standing.minor),
    api: toApi(standing, findings.evidence),
    experiments: findings.experiments,
    site: toRights(SITE_RIGHTS, findings.siteRights),
    organizations: findings.organizations
      .map(({ id, name, rights }) => ({
        organizationId: id,
        name,
        may: toRights(ORGANIZATION_RIGHTS, rights),
      }))
      .toSorted((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name))),
  };
  return { ...report, text: toReportText(report) };
};
