import type { OrganizationId } from '#shared/base/brand.ts';
import { findMinor } from '#shared/core/roles/permission-list.ts';
import type { Ability, Capabilities, Generation } from '#shared/model/capability.ts';
import type { RemoteEntitlements, RightsQuestion } from '../../remote/account-port.ts';

/** What a version of the API brings, oldest first (coder-api 7). `evidence` outranks the version number. */
const API_ABILITIES = [
  { key: 'token-scopes', label: 'Scoped tokens', since: 27, evidence: 'scopes' },
  {
    key: 'member-permissions',
    label: 'Member permissions in custom roles',
    since: 28,
    evidence: 'permissions',
  },
  { key: 'all-members', label: 'Members can list all members', since: 30, evidence: null },
  {
    key: 'member-fields',
    label: 'Status, login type and last seen of members',
    since: 32,
    evidence: 'fields',
  },
  { key: 'member-search', label: 'Search for members on the server', since: 32, evidence: 'fields' },
  { key: 'service-accounts', label: 'Service accounts', since: 32, evidence: 'fields' },
  { key: 'key-expiry', label: 'Expiring a key without deleting it', since: 32, evidence: 'fields' },
  { key: 'user-roles-at-creation', label: 'Site roles for a new user', since: 34, evidence: null },
  { key: 'default-roles', label: 'Default roles of an organization', since: 35, evidence: 'defaults' },
] as const;

/** What was seen in answers: null where it could not be seen. */
export type Evidence = Readonly<Record<'scopes' | 'permissions' | 'fields' | 'defaults', boolean | null>>;

/** Licensed features that members and roles depend on (coder-api 1.8). */
export const FEATURES = [
  { key: 'custom_roles', label: 'Custom roles', since: 0 },
  { key: 'multiple_organizations', label: 'Several organizations', since: 0 },
  { key: 'user_role_management', label: 'Roles from the identity provider', since: 0 },
  { key: 'audit_log', label: 'Audit log', since: 0 },
  { key: 'scim', label: 'SCIM', since: 0 },
  { key: 'service_accounts', label: 'Service accounts', since: 32 },
] as const;

type Question = { readonly key: string; readonly label: string; readonly ask: RightsQuestion };

const question = (type: string, action: string, label: string): Question => ({
  key: `${type}:${action}`,
  label,
  ask: { type, action },
});

/** Asked for each organization. */
export const ORGANIZATION_RIGHTS: readonly Question[] = [
  question('organization_member', 'read', 'See members'),
  question('organization_member', 'create', 'Add members'),
  question('organization_member', 'delete', 'Remove members'),
  question('assign_org_role', 'read', 'See roles'),
  question('assign_org_role', 'assign', 'Grant roles'),
  question('assign_org_role', 'unassign', 'Take roles away'),
  question('assign_org_role', 'create', 'Create custom roles'),
  question('assign_org_role', 'update', 'Change custom roles'),
  question('assign_org_role', 'delete', 'Delete custom roles'),
  question('idpsync_settings', 'read', 'See role sync settings'),
];

/** Asked once. */
export const SITE_RIGHTS: readonly Question[] = [
  question('user', 'read', 'See users'),
  question('user', 'create', 'Create users'),
  question('user', 'update', 'Change users'),
  question('user', 'delete', 'Delete users'),
  question('assign_role', 'assign', 'Grant site roles'),
  {
    key: 'audit_log:read',
    label: 'Read the audit log',
    ask: { type: 'audit_log', action: 'read', anyOrganization: true },
  },
  question('idpsync_settings', 'read', 'See organization sync settings'),
];

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
