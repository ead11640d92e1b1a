import type { Traits } from '../rules/generation.ts';
import type { RoleBook } from '../rules/role-book.ts';
import { ACTING_ODDITIES, ACTORS, type ActorName, CAST, type CastEntry, ODDITIES } from './cast.ts';
import { drawPerson, drawRoles } from './people.ts';
import { createRandom, type Random } from './random.ts';
import type { Organization, User } from './rows.ts';
import { seedKeys } from './seed-keys.ts';
import { type OrganizationKey, SHARES, seedOrganizations } from './seed-organizations.ts';
import { defaultOrganizationRoles, smallOrganizationRoles } from './seed-roles.ts';
import { toCastUser, toUser } from './seed-user.ts';
import { createWorld, type World } from './world.ts';
import { putCustomRole, putMember, putOrganization, putUser } from './write.ts';

const GROUPS: readonly (readonly [OrganizationKey, name: string, displayName: string])[] = [
  ['coder', 'platform', 'Platform'],
  ['coder', 'on-call', 'On call'],
  ['labs', 'curators', 'Curators'],
];

const WORKSPACES = ['dev', 'review'];

const userIdOf = (world: World, username: string): string => {
  const id = world.usernames.get(username);
  if (id === undefined) throw new Error(`the cast lacks ${username}`);
  return id;
};

/** Groups with one known member (who loses them with the membership), and an owner of two workspaces. */
const seedBelongings = (
  random: Random,
  world: World,
  organizations: Readonly<Record<OrganizationKey, Organization>>,
): void => {
  const memberIds = [userIdOf(world, ODDITIES.groupMember.username)];
  for (const [key, name, displayName] of GROUPS) {
    const id = random.uuid();
    world.groups.set(id, { id, organizationId: organizations[key].id, name, displayName, memberIds });
  }
  const ownerId = userIdOf(world, ODDITIES.workspaceOwner.username);
  for (const name of WORKSPACES) {
    const id = random.uuid();
    world.workspaces.set(id, { id, organizationId: organizations.coder.id, ownerId, name });
  }
};

const isCounted = (entry: CastEntry): boolean =>
  entry.deleted !== true && (entry.in === undefined || entry.in.coder !== undefined);

/** Living members of the default organization that every world has; a smaller world cannot be asked for. */
export const CAST_MEMBERS = CAST.filter(isCounted).length;

type Seeding = {
  readonly world: World;
  readonly random: Random;
  readonly traits: Traits;
  readonly book: RoleBook;
  readonly organizations: Readonly<Record<OrganizationKey, Organization>>;
};

const join = (seeding: Seeding, user: User, key: OrganizationKey, roles: readonly string[]): void =>
  putMember(seeding.world, {
    userId: user.id,
    organizationId: seeding.organizations[key].id,
    createdAt: user.createdAt,
    updatedAt: user.createdAt,
    roles,
  });

const expandRoles = (seeding: Seeding, roles: readonly string[]): readonly string[] => {
  const custom = [...(seeding.world.customRoles.get(seeding.organizations.coder.id)?.keys() ?? [])];
  const builtIn = [...seeding.book.org.values()].filter((role) => role.listed).map((role) => role.name);
  if (roles.includes('*every')) return [...builtIn, ...custom];
  if (roles.includes('*twelve')) return [...custom, ...builtIn].slice(0, 12);
  return roles;
};

const ORGANIZATION_KEYS: readonly OrganizationKey[] = ['coder', 'labs', 'emea'];

const addCast = (seeding: Seeding, entry: CastEntry): void => {
  const user = toCastUser(seeding.random, entry, seeding.traits.serviceAccounts);
  putUser(seeding.world, user);
  if (user.deleted && seeding.traits.deleteRemovesMemberships) return;
  const memberships: CastEntry['in'] = entry.in ?? { coder: [] };
  for (const key of ORGANIZATION_KEYS) {
    const roles = memberships[key];
    if (roles !== undefined) join(seeding, user, key, expandRoles(seeding, roles));
  }
};

const addPerson = (seeding: Seeding, taken: Map<string, number>): void => {
  const user = toUser(seeding.random, drawPerson(seeding.random, taken));
  putUser(seeding.world, user);
  join(seeding, user, 'coder', drawRoles(seeding.random));
  if (seeding.random.chance(SHARES.labs)) join(seeding, user, 'labs', []);
  if (seeding.random.chance(SHARES.emea)) {
    join(seeding, user, 'emea', seeding.random.chance(0.2) ? ['organization-template-admin'] : []);
  }
};

const begin = (seed: number, traits: Traits, book: RoleBook): Seeding => {
  const random = createRandom(seed, 1);
  const world = createWorld(random.uuid());
  const organizations = seedOrganizations(random, traits);
  for (const organization of Object.values(organizations)) putOrganization(world, organization);
  const roles = [
    ...defaultOrganizationRoles(organizations.coder.id),
    ...smallOrganizationRoles(organizations.labs.id, traits.roleNamesPerOrganization),
  ];
  for (const role of roles) putCustomRole(world, role);
  return { world, random, traits, book, organizations };
};

/** A new world, the tokens of its actors and the ids of its organizations. */
export type Generated = {
  readonly world: World;
  readonly tokens: Readonly<Record<ActorName, string>>;
  readonly organizations: Readonly<Record<OrganizationKey, string>>;
};

/**
 * Builds the deployment: `members` living members in the default organization, the cast among them, and the
 * tokens of the actors. The same arguments give the same world. Throws when `members` is below CAST_MEMBERS.
 */
export const generateWorld = (
  options: { readonly members: number; readonly seed: number },
  traits: Traits,
  book: RoleBook,
): Generated => {
  if (options.members < CAST_MEMBERS) throw new RangeError(`a world needs at least ${CAST_MEMBERS} members`);
  const seeding = begin(options.seed, traits, book);
  for (const entry of CAST) if (entry.joinsLate !== true) addCast(seeding, entry);
  const taken = new Map(CAST.map((entry) => [entry.username.toLowerCase(), 1]));
  for (let made = CAST_MEMBERS; made < options.members; made += 1) addPerson(seeding, taken);
  const late: Seeding = { ...seeding, random: createRandom(options.seed, 4) };
  for (const entry of CAST) if (entry.joinsLate === true) addCast(late, entry);
  seedBelongings(late.random, seeding.world, seeding.organizations);
  const { coder, labs, emea } = seeding.organizations;
  return {
    world: seeding.world,
    tokens: seedKeys(createRandom(options.seed, 2), seeding.world),
    organizations: { coder: coder.id, labs: labs.id, emea: emea.id },
  };
};

/**
 * A deployment as it is right after it was set up: the default organization, nobody in it, no tokens (every one is
 * an empty text). Ids of the other organizations are given as well, though they do not exist.
 */
export const generateBareWorld = (seed: number, traits: Traits): Generated => {
  const random = createRandom(seed, 1);
  const world = createWorld(random.uuid());
  const { coder, labs, emea } = seedOrganizations(random, traits);
  putOrganization(world, coder);
  const names = [...Object.keys(ACTORS), ...Object.keys(ACTING_ODDITIES)];
  return {
    world,
    // The names are those of the two tables that ActorName is made of.
    tokens: Object.fromEntries(names.map((name) => [name, ''])) as Readonly<Record<ActorName, string>>,
    organizations: { coder: coder.id, labs: labs.id, emea: emea.id },
  };
};
