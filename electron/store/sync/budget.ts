/**
 * How much one refresh of one deployment may bring before it is stopped. The bounds of a single answer are those of
 * the client (`remote/limits.ts`); these are for all answers together. Each is far above what a real deployment needs
 * and far below what hurts: 100,000 people, each a member of a hundred organizations, pass.
 */
export type PassBudget = {
  readonly organizations: number;
  readonly rolesOfOrganization: number;
  readonly rolesInAll: number;
  readonly roleListBytes: number;
  readonly roleBytes: number;
  readonly roleBytesPerOrganization: number;
  readonly rowsOfList: number;
  readonly rowsInAll: number;
  readonly rowsPerOrganization: number;
  readonly rowBytes: number;
  readonly rowBytesPerRow: number;
  readonly restBytes: number;
  readonly restBytesPerOrganization: number;
  readonly rolesHeld: number;
  readonly rolesHeldPerRow: number;
  readonly answers: number;
  readonly rowsPerAnswer: number;
  readonly changes: number;
  readonly copyBytes: number;
  readonly copyBytesPerRow: number;
  readonly diskFreeBytes: number;
  readonly diskFreeShare: number;
  readonly diskFreshBytes: number;
  readonly wallMs: number;
};

const KB = 1024;
const MB = 1024 * KB;

/** One table; nothing else in a refresh is a bound on it. */
export const PASS_BUDGET: PassBudget = {
  // Each costs three requests. A deployment with a thousand of them would take minutes before its first member.
  organizations: 1_000,
  // Coder brings seven; the most custom roles that we know of are some dozens.
  rolesOfOrganization: 2_000,
  rolesInAll: 50_000,
  // Two thousand roles of the largest built-in one's size. A longer list would hold up everything while it is written.
  roleListBytes: 6 * MB,
  // The built-in roles of one organization are 30 KB with all their permissions; custom ones come on top.
  roleBytes: 32 * MB,
  roleBytesPerOrganization: 256 * KB,
  // Five times what is meant to be large. Known rows count double.
  rowsOfList: 500_000,
  // A floor for few organizations, and so many for each: everybody may be a member everywhere.
  rowsInAll: 1_000_000,
  rowsPerOrganization: 100_000,
  // A member is 600 bytes on the wire, with ten roles about 1,500.
  rowBytes: 16 * MB,
  rowBytesPerRow: 4 * KB,
  // Names of organizations and settings of their role sync.
  restBytes: 16 * MB,
  restBytesPerOrganization: 64 * KB,
  // Roles that people hold, each a row of its own in the copy; one or two a person are usual.
  rolesHeld: 100_000,
  rolesHeldPerRow: 24,
  // A page has up to 1,000 rows; a server that gives fewer than 20 at a time would be asked for ever.
  answers: 5_000,
  rowsPerAnswer: 20,
  // Rows that differ are held until they are written together; a first copy holds none. Known rows come on top.
  changes: 200_000,
  // A row takes 370 bytes of the copy with its indexes.
  copyBytes: 512 * MB,
  copyBytesPerRow: 1 * KB,
  // What stays free on the disk: the smaller of the two, so that a small disk can be used as well. A refresh that
  // adds less than the third is let through, since it would be in nobody's way.
  diskFreeBytes: 500 * MB,
  diskFreeShare: 0.1,
  diskFreshBytes: 32 * MB,
  // Ten million rows take under an hour from a quick server.
  wallMs: 3 * 60 * 60_000,
};

/** The most rows that any deployment may have, however many organizations it names: 12 million are 4 GB of copy. */
export const ROWS_AT_MOST = 12_000_000;
