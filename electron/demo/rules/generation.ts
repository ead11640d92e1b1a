/** The three server generations the demo can be. Each stands for the `.0` (or last studied) release of its line. */
export const GENERATIONS = ['2.24', '2.31', '2.35'] as const;
export type Generation = (typeof GENERATIONS)[number];

/** Everything that differs between generations, as data: handlers ask for a trait, never for a version. */
export type Traits = {
  readonly minor: number;
  readonly version: string;
  /** Bearer tokens, `access_token` in the query and the WWW-Authenticate header (2.25). */
  readonly bearer: boolean;
  /** Status of an unknown or unreadable `{user}`: 400 with its own text up to 2.31.0, the standard 404 after. */
  readonly unknownUserStatus: 400 | 404;
  /** `q` on the plain members list (2.27). */
  readonly membersQuery: boolean;
  /** `q` and `after_id` on paginated-members; before, `after_id` is validated and then ignored (2.32). */
  readonly pagedQuery: boolean;
  /** An empty page of paginated-members panics into a 500 (fixed in 2.32). */
  readonly emptyPagePanics: boolean;
  /** paginated-members includes system users (up to 2.29). */
  readonly pagedSystemUsers: boolean;
  /** GET members/{user} exists (2.32); before, 405. */
  readonly memberGet: boolean;
  /** Member rows carry status, login type, dates of the user (2.32); users carry has_ai_seat. */
  readonly userFields: boolean;
  /** Service accounts, and the hidden role organization-service-account (2.32). */
  readonly serviceAccounts: boolean;
  /** Roles have organization_member_permissions (2.28). */
  readonly memberPermissions: boolean;
  /** API keys have scopes (2.27) and an allow list (2.28). */
  readonly keyScopes: boolean;
  /** Key expiry route and `include_expired` (2.32). */
  readonly keyExpiry: boolean;
  /** Organizations have default_org_member_roles, counted as implied when assigning (2.35). */
  readonly defaultRoles: boolean;
  /** The rate limiter knows the user (2.32); before, only the client address. */
  readonly limitByUser: boolean;
  /** Every member may read all members of the organization (2.30). */
  readonly membersReadMembers: boolean;
  /** Custom role names are unique per organization (2.30); before, over the whole deployment. */
  readonly roleNamesPerOrganization: boolean;
  /** Custom role lookups are exact in case, and DELETE knows reserved names (2.30). */
  readonly exactRoleNames: boolean;
  /** Several bare words in `q` are one search (2.27); before, an error. */
  readonly joinedSearch: boolean;
  /** The audit list says count_cap and stops counting at 2001 (2.32). */
  readonly auditCap: boolean;
  /** Deleting a user removes the memberships (2.34); before, hidden rows remain. */
  readonly deleteRemovesMemberships: boolean;
  /** What a password that is too weak is answered with when a user is created (2.26 changed the words). */
  readonly weakPasswordMessage: 'Password not strong enough!' | 'Password is invalid';
  /** Deleting a user counts all their workspaces (2.26); before, only those the caller sees. */
  readonly deleteCountsAllWorkspaces: boolean;
  /** Changing a username needs `user:update` (2.28); before, everybody could rename themselves. */
  readonly renameNeedsUpdate: boolean;
  /** Which preferences exist: the dismissed alert (2.29), and display modes besides (2.33 and 2.34). */
  readonly preferences: 'none' | 'alert' | 'all';
  /** Appearance has a mode and a theme for light and for dark (2.34). */
  readonly themeModes: boolean;
  readonly terminalFonts: readonly string[];
  /** GET /users/oidc-claims exists (2.32). */
  readonly oidcClaims: boolean;
  /** A user can be created with site roles (2.34). */
  readonly createWithRoles: boolean;
  /** The profile has an avatar (2.35). */
  readonly profileAvatar: boolean;
  /** Only owners may change an owner's password (2.35). */
  readonly ownerPasswordGuard: boolean;
  /** Keys of type token slide forward on use like sessions do (until 2.35). */
  readonly tokensSlide: boolean;
  /** No keys are made for system users (2.26). */
  readonly noKeysForSystemUsers: boolean;
};

const FONTS = ['', 'ibm-plex-mono', 'fira-code', 'source-code-pro', 'jetbrains-mono'];

const OLD: Traits = {
  minor: 24,
  version: 'v2.24.0+9b1c5a3',
  bearer: false,
  unknownUserStatus: 400,
  membersQuery: false,
  pagedQuery: false,
  emptyPagePanics: true,
  pagedSystemUsers: true,
  memberGet: false,
  userFields: false,
  serviceAccounts: false,
  memberPermissions: false,
  keyScopes: false,
  keyExpiry: false,
  defaultRoles: false,
  limitByUser: false,
  membersReadMembers: false,
  roleNamesPerOrganization: false,
  exactRoleNames: false,
  joinedSearch: false,
  auditCap: false,
  deleteRemovesMemberships: false,
  weakPasswordMessage: 'Password not strong enough!',
  deleteCountsAllWorkspaces: false,
  renameNeedsUpdate: false,
  preferences: 'none',
  themeModes: false,
  terminalFonts: FONTS,
  oidcClaims: false,
  createWithRoles: false,
  profileAvatar: false,
  ownerPasswordGuard: false,
  tokensSlide: true,
  noKeysForSystemUsers: false,
};

const MIDDLE: Traits = {
  ...OLD,
  minor: 31,
  version: 'v2.31.0+fa050ee',
  bearer: true,
  membersQuery: true,
  pagedSystemUsers: false,
  memberPermissions: true,
  keyScopes: true,
  membersReadMembers: true,
  roleNamesPerOrganization: true,
  exactRoleNames: true,
  joinedSearch: true,
  weakPasswordMessage: 'Password is invalid',
  deleteCountsAllWorkspaces: true,
  renameNeedsUpdate: true,
  preferences: 'alert',
  noKeysForSystemUsers: true,
};

const NEW: Traits = {
  ...MIDDLE,
  minor: 35,
  version: 'v2.35.1+4d7e2c0',
  unknownUserStatus: 404,
  pagedQuery: true,
  emptyPagePanics: false,
  memberGet: true,
  userFields: true,
  serviceAccounts: true,
  keyExpiry: true,
  defaultRoles: true,
  limitByUser: true,
  auditCap: true,
  deleteRemovesMemberships: true,
  preferences: 'all',
  themeModes: true,
  terminalFonts: [...FONTS, 'geist-mono'],
  oidcClaims: true,
  createWithRoles: true,
  profileAvatar: true,
  ownerPasswordGuard: true,
  tokensSlide: false,
};

/** The traits of each generation, from the table of versions in coder-api 7. */
export const TRAITS: Readonly<Record<Generation, Traits>> = { '2.24': OLD, '2.31': MIDDLE, '2.35': NEW };
