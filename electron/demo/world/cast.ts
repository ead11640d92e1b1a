import type { LoginType, UserStatus } from './rows.ts';

/** Somebody the demo needs by name: an actor with a token, or an odd case that tests look for. */
export type CastEntry = {
  readonly username: string;
  readonly name?: string;
  readonly email?: string;
  readonly loginType?: LoginType;
  readonly status?: UserStatus;
  readonly neverSeen?: boolean;
  readonly serviceAccount?: boolean;
  readonly system?: boolean;
  readonly deleted?: boolean;
  readonly siteRoles?: readonly string[];
  /** Made after everybody else and of other random numbers, so that no seeded person changes by their coming. */
  readonly joinsLate?: boolean;
  /** Organization key to the stored roles there. Default: a plain member of `coder`. */
  readonly in?: Partial<Record<'coder' | 'labs' | 'emea', readonly string[]>>;
};

const admin = (username: string, name: string, ...roles: readonly string[]): CastEntry => ({
  username,
  name,
  loginType: 'password',
  in: { coder: roles },
});

/** Actors: people who have a token and no other oddity. */
export const ACTORS = {
  owner: { username: 'admin', name: 'Admin', loginType: 'password', siteRoles: ['owner'] },
  secondOwner: { username: 'grace-okafor', name: 'Grace Okafor', siteRoles: ['owner'] },
  thirdOwner: {
    username: 'break-glass',
    name: 'Break glass',
    loginType: 'password',
    siteRoles: ['owner'],
    in: { coder: ['organization-admin'] },
  },
  userAdmin: { username: 'ingrid-lindstroem', name: 'Ingrid Lindström', siteRoles: ['user-admin'] },
  templateAdmin: { username: 'kenta-sato', name: '佐藤 健太', siteRoles: ['template-admin'] },
  auditor: { username: 'olena-koval', name: 'Olena Коваль', siteRoles: ['auditor'] },
  orgAdmin: admin('priya-iyer', 'Priya Iyer', 'organization-admin'),
  orgUserAdmin: admin('tunde-balogun', 'Tunde Balogun', 'organization-user-admin'),
  orgTemplateAdmin: admin('zoe-weiss', 'Zoë Weiß', 'organization-template-admin'),
  orgAuditor: admin('chidi-mensah', 'Chidi Mensah', 'organization-auditor'),
  assigner: admin('ines-munoz', 'Inés Muñoz', 'role-assigner'),
  member: admin('plain-member', 'Plain Member'),
  outsider: { username: 'labs-only', name: 'Labs Only', loginType: 'password', in: { labs: [] } },
  labsAdmin: { username: 'labs-admin', name: 'Labs Admin', in: { labs: ['organization-admin'] } },
  emeaAdmin: {
    username: 'emea-admin',
    name: 'Emea Admin',
    loginType: 'password',
    in: { emea: ['organization-admin'] },
  },
  suspended: { username: 'left-early', name: 'Left Early', loginType: 'password', status: 'suspended' },
  dormant: { username: 'long-away', name: 'Long Away', loginType: 'password', status: 'dormant' },
  expired: { username: 'old-token', name: 'Old Token', loginType: 'password' },
  /** May read the audit log, through a custom role. */
  customRole: {
    ...admin('incident-lead', 'Incident Lead', 'incident-commander'),
    joinsLate: true,
  },
} as const satisfies Record<string, CastEntry>;

/** Odd cases by what is odd about them. Roles marked with `*` are filled in when the world is built. */
export const ODDITIES = {
  everyRole: { username: 'every-role', name: 'Every Role', in: { coder: ['*every'] } },
  twelveRoles: { username: 'twelve-roles', name: 'Twelve Roles', in: { coder: ['*twelve'] } },
  danglingRole: {
    username: 'dangling-role',
    name: 'Dangling Role',
    in: { coder: ['ghost-role', 'support-l1'] },
  },
  explicitMember: { username: 'explicit-member', in: { coder: ['organization-member'] } },
  twoOrganizations: {
    username: 'two-homes',
    name: 'Two Homes',
    in: { coder: ['support-l1'], labs: ['labs-curator'] },
  },
  threeOrganizations: {
    username: 'three-homes',
    in: { coder: [], labs: [], emea: ['organization-auditor'] },
  },
  noOrganization: { username: 'no-home', name: 'No Home', in: {} },
  managedByIdp: { username: 'emea-sso', name: 'Élodie Lefèvre', in: { emea: ['organization-auditor'] } },
  notManagedByIdp: { username: 'emea-local', loginType: 'password', in: { emea: ['organization-auditor'] } },
  markupName: { username: 'markup-name', name: `<img src=x onerror="alert(1)"> & 'co'` },
  formulaName: { username: 'formula-name', name: '=HYPERLINK("http://example.invalid","x")' },
  bidiName: { username: 'bidi-name', name: 'Layla \u202Egnp.nimda\u202C Haddad' },
  emojiName: { username: 'emoji-name', name: '👩🏽‍💻 Thandiwe 🇿🇦 Nkosi' },
  rtlName: { username: 'yael-cohen-rtl', name: 'יעל כהן' },
  cjkName: { username: 'misaki-takahashi-cjk', name: '高橋 美咲' },
  apostropheName: { username: 'sinead-odonnell', name: "Sinéad O'Donnell" },
  umlautName: { username: 'kaethe-groess', name: 'Käthe Größ' },
  combiningName: { username: 'zalgo', name: 'Z̸͔̈a̵̱͂l̴̙̚g̷̯̀o' },
  longName: { username: 'long-name', name: `${'Wolfeschlegelsteinhausenbergerdorff '.repeat(3)}Senior II` },
  longUsername: { username: 'maximilian-alexander-von-der-lei', name: 'Max von der Lei' },
  mixedCase: { username: 'Bo-7', email: 'Bo.Seven@acme.example' },
  noName: { username: 'no-name' },
  namedLikeRoute: { username: 'roles', name: 'Roles Royce' },
  uuidLike: { username: '6f1c2f0e8d0e4a579a0b0a4a1c1d2e02', name: 'Hex Username' },
  neverSeen: { username: 'never-seen', name: 'Never Seen', status: 'dormant', neverSeen: true },
  suspendedAdmin: { username: 'gone-admin', status: 'suspended', in: { coder: ['organization-admin'] } },
  serviceAccount: {
    username: 'ci-bot',
    loginType: 'none',
    serviceAccount: true,
    neverSeen: true,
    status: 'dormant',
  },
  loginNone: { username: 'webhook-relay', loginType: 'none', in: { coder: ['organization-template-admin'] } },
  githubUser: { username: 'octo-visitor', name: 'Octo Visitor', loginType: 'github' },
  storedSiteMember: { username: 'stored-site-member', siteRoles: ['member'] },
  deleted: {
    username: 'deleted-user',
    name: 'Deleted User',
    deleted: true,
    in: { coder: ['organization-admin'] },
  },
  deletedAgain: { username: 'deleted-user-two', deleted: true },
  systemUser: {
    username: 'prebuilds',
    name: 'Prebuilds Owner',
    system: true,
    loginType: 'none',
    in: { labs: [] },
  },
  workspaceOwner: { username: 'builds-a-lot', name: 'Builds A Lot', joinsLate: true },
  groupMember: {
    username: 'in-many-groups',
    name: 'In Many Groups',
    loginType: 'password',
    in: { coder: [], labs: [] },
    joinsLate: true,
  },
} as const satisfies Record<string, CastEntry>;

export type OddityName = keyof typeof ODDITIES;

/** Odd cases who can act as well: what they are, and where they stand in the cast. */
export const ACTING_ODDITIES = {
  /** Roles come from the identity provider. */
  ssoManaged: 'managedByIdp',
  /** Logs in by OIDC where no role is managed. */
  ssoFree: 'noName',
  serviceAccount: 'serviceAccount',
  severalOrganizations: 'threeOrganizations',
  noOrganization: 'noOrganization',
} as const satisfies Record<string, OddityName>;

/** Everybody whose token a test may act with. */
export type ActorName = keyof typeof ACTORS | keyof typeof ACTING_ODDITIES;

/** The whole cast, actors first. */
export const CAST: readonly CastEntry[] = [...Object.values(ACTORS), ...Object.values(ODDITIES)];
