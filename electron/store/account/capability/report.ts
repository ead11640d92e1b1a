import type { OrganizationId } from '#shared/base/brand.ts';
import { findMinor } from '#shared/core/roles/permission-list.ts';
import type { Ability, Capabilities, Generation } from '#shared/model/capability.ts';
import type { RemoteEntitlements } from '../../remote/account-port.ts';
import { API_ABILITIES, type Evidence, FEATURES, ORGANIZATION_RIGHTS, SITE_RIGHTS } from './abilities.ts';

const LICENCES: Readonly<Record<Capabilities['licence'], string>> = {
  licensed: 'licensed',
  trial: 'trial licence',
  none: 'no licence',
  agpl: 'build without licensed features',
  unknown: 'not told',
};

const toLine = ({ label, has, why }: Ability): string =>
  `  ${has ? 'yes' : 'no '}  ${label}${why === null ? '' : ` (${why.replace(/\.$/, '')})`}`;

const section = (title: string, abilities: readonly Ability[]): readonly string[] => [
  '',
  title,
  ...abilities.map(toLine),
];

const sayExperiments = (experiments: readonly string[] | null): string => {
  if (experiments === null) return 'not told';
  return experiments.length === 0 ? 'none' : [...experiments].sort().join(', ');
};

/** The report as text for support. Names no person and no address, so that it can be passed on. */
const toReportText = (report: Omit<Capabilities, 'text'>): string =>
  [
    `Coder ${report.version}, API generation ${report.generation}`,
    `Asked at ${report.detectedAt}`,
    `Licence: ${LICENCES[report.licence]}`,
    `Experiments: ${sayExperiments(report.experiments)}`,
    ...section('Licensed features', report.features),
    ...section('API of this version', report.api),
    ...section('The token on the whole server', report.site),
    ...report.organizations.flatMap(({ name, may }) => section(`The token in organization ${name}`, may)),
    '',
  ].join('\n');

/** Beyond any release. */
const NEWEST = 9_999;

/**
 * The minor release of Coder 2 that a server stands for. `isTold`: by its version; a build without a tag names none, and
 * the newest thing that its answers have tells how new it is at least.
 */
type Standing = { readonly minor: number; readonly isTold: boolean };

const last = API_ABILITIES.at(-1);

/** Where a server stands by its version, or by its answers where the version names no release. */
export const toStanding = (version: string, evidence: Evidence): Standing => {
  const told = findMinor(version);
  if (told !== null) return { minor: told, isTold: true };
  const seen = API_ABILITIES.filter(({ evidence: by }) => by !== null && evidence[by] !== null);
  // Nothing could be seen: builds from source are newer than any release (coder-api 7).
  if (seen.length === 0) return { minor: NEWEST, isTold: false };
  const had = seen.filter(({ evidence: by }) => by !== null && evidence[by] === true);
  const least = Math.max(0, ...had.map(({ since }) => since));
  return { minor: least === last?.since ? NEWEST : least, isTold: false };
};

/** The studied API shape that answers have; where they could not be seen, that of the release. */
export const toGeneration = ({ fields, permissions }: Evidence, { minor }: Standing): Generation => {
  if (fields ?? minor >= 32) return '2.35';
  return (permissions ?? minor >= 28) ? '2.31' : '2.24';
};

/** `Coder 2.32` for a sentence. */
const sayRelease = (minor: number): string => `Coder 2.${minor}`;

/** Everything that was asked, as it was answered. */
type Findings = {
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
