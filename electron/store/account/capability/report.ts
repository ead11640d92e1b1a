import type { OrganizationId } from '#shared/base/brand.ts';
import type { Ability, Capabilities } from '#shared/model/capability.ts';
import type { RemoteEntitlements } from '../../remote/account-port.ts';
import { API_ABILITIES, type Evidence, FEATURES, ORGANIZATION_RIGHTS, SITE_RIGHTS } from './abilities.ts';
import { toReportText } from './text.ts';
import { sayRelease, toGeneration, toMinor } from './version.ts';

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

const toApi = (minor: number, evidence: Evidence): readonly Ability[] =>
  API_ABILITIES.map(({ key, label, since, evidence: by }) => {
    const has = (by === null ? null : evidence[by]) ?? minor >= since;
    return { key, label, has, why: has ? null : `Comes with ${sayRelease(since)}.` };
  });

const sayFeature = (entitlements: RemoteEntitlements | null, minor: number, since: number): string => {
  if (entitlements === null) return 'The server did not tell.';
  if (minor < since) return `Comes with ${sayRelease(since)}.`;
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
  const minor = toMinor(findings.version);
  const report = {
    detectedAt: findings.detectedAt,
    version: findings.version,
    generation: toGeneration(minor),
    licence: findings.entitlements?.build ?? ('unknown' as const),
    features: toFeatures(findings.entitlements, minor),
    api: toApi(minor, findings.evidence),
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
