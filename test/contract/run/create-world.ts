import type { Generation, Twin } from '#electron/demo/index.ts';
import type { CoderClient } from '#electron/store/remote/call/call-endpoint.ts';
import { createConnection } from '#electron/store/remote/coder-api.ts';
import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import { realClock, silentLog } from '#test/kit/clock.ts';
import { createMakers, type Makers } from './make.ts';
import { type Observer, observe } from './observe.ts';
import { readFacts, SERVER_KIND_NAMES, type ServerKind } from './server-kind.ts';
import { type Actor, must, NotSetUp, type Permission, type World } from './world.ts';

export type WorldOptions = {
  readonly url: string;
  readonly token: string;
  readonly prefix: string;
  readonly generation: Generation;
  readonly twin: Twin | null;
  /** Requests that write, in a second. */
  readonly writesPerSecond: number;
  readonly observer: Observer;
  /** What the server was said to be, besides what it says of itself. */
  readonly saidToBe?: ServerKind;
  readonly oidcUserToken?: string | null;
};

export type RunningWorld = World & {
  /** Deletes everything that was made under the prefix; returns what could not be deleted. */
  readonly cleanUp: () => Promise<readonly string[]>;
  readonly close: () => void;
};

/** Clients of one server, by token. One try each: a refusal that looks like trouble is what is asked for. */
const createClients = ({ url, writesPerSecond, observer }: WorldOptions) => {
  const open = new Map<string | null, { readonly api: CoderClient; readonly close: () => void }>();
  return {
    of: (token: string | null): CoderClient => {
      const known = open.get(token);
      if (known !== undefined) return known.api;
      const limits = {
        // The suite asks until the server refuses; the product would slow down before.
        reserveShare: 0,
        attempts: 1,
        startWritesPerSecond: writesPerSecond,
        maxWritesPerSecond: writesPerSecond,
      };
      const { client, close } = createConnection({ url, token, clock: realClock, log: silentLog, limits });
      const api = observe(client, observer);
      open.set(token, { api, close });
      return api;
    },
    close: () => {
      for (const { close } of open.values()) close();
    },
  };
};

/** The kinds that a server is of, by what it says and what it was said to be. */
const readKinds = async (api: CoderClient, { twin, saidToBe }: WorldOptions) => {
  if (twin !== null) return new Set<ServerKind>();
  const facts = await readFacts(api);
  return new Set(SERVER_KIND_NAMES.filter((kind) => facts[kind] ?? kind === saidToBe));
};

/** Each actor is made when first asked for, and once. */
const createActors = (makers: Makers, ownerId: string, ownerToken: string) => {
  const made = new Map<Actor, ReturnType<Makers['actor']>>();
  const get = (actor: Actor) => {
    const known = made.get(actor) ?? makers.actor(actor);
    made.set(actor, known);
    return known;
  };
  return {
    idOf: async (actor: Actor) => (actor === 'owner' ? ownerId : (await get(actor)).id),
    tokenOf: async (actor: Actor) => (actor === 'owner' ? ownerToken : (await get(actor)).token),
  };
};

/** Looks around as the owner and gets ready; makes nothing yet. */
export const createWorld = async (options: WorldOptions): Promise<RunningWorld> => {
  const clients = createClients(options);
  const api = clients.of(options.token);
  const me = await must('who the owner is', api.getUser({ user: 'me' }));
  const organizations = await must('organizations', api.listOrganizations({}));
  const home = organizations.find((organization) => organization.is_default);
  if (home === undefined) throw new NotSetUp('the default organization is not readable');
  const rights = await api.getEntitlements({});
  const makers = createMakers(api, home.id, options.prefix);
  const actors = createActors(makers, me.id, options.token);
  const nobodyOr = async (actor: Actor) => (actor === 'nobody' ? null : await actors.tokenOf(actor));
  return {
    generation: options.generation,
    url: options.url,
    twin: options.twin,
    organization: home.id,
    organizationName: home.name,
    ownerId: me.id,
    otherOrganization: organizations.find((organization) => !organization.is_default)?.id ?? null,
    isLicensed: rights.ok && rights.value.features.custom_roles?.enabled === true,
    kinds: await readKinds(api, options),
    oidcUserToken: options.oidcUserToken ?? options.twin?.actors.ssoFree ?? null,
    api,
    as: async (actor) => clients.of(await nobodyOr(actor)),
    idOf: async (actor) => (await actors.idOf(actor)) as typeof me.id,
    tokenOf: actors.tokenOf,
    withToken: clients.of,
    unique: makers.unique,
    newUser: makers.user,
    newToken: makers.token,
    expiredToken: async () => options.twin?.actors.expired ?? makers.expiredToken(),
    newRole: (permissions?: readonly Permission[]) => makers.role(permissions),
    cleanUp: makers.cleanUp,
    close: clients.close,
  };
};

/** A server without any user: nobody is there to look around, so nothing is known of it. */
export const createEmptyWorld = async (options: WorldOptions): Promise<RunningWorld> => {
  const clients = createClients(options);
  const api = clients.of(null);
  const none = (): never => {
    throw new NotSetUp('nobody is there to make it');
  };
  // Ids that nothing has: whoever uses them is told so by the server.
  const nowhere = '' as OrganizationId;
  const noOne = '' as UserId;
  return {
    generation: options.generation,
    url: options.url,
    twin: options.twin,
    organization: nowhere,
    organizationName: '',
    ownerId: noOne,
    otherOrganization: null,
    isLicensed: false,
    kinds: await readKinds(api, options),
    oidcUserToken: null,
    api,
    as: async () => api,
    idOf: none,
    tokenOf: none,
    withToken: clients.of,
    unique: none,
    newUser: none,
    newToken: none,
    expiredToken: none,
    newRole: none,
    cleanUp: async () => [],
    close: clients.close,
  };
};
