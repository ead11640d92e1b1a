import type { Deployment } from './deployment.ts';
import { createApp, type LoggedRequest } from './http/app.ts';
import { createPace } from './http/pace.ts';
import { serve } from './http/serve.ts';
import { checkZone, toZone } from './http/zone.ts';
import { openWorld, type SavedTwin, saveTwin } from './open-world.ts';
import { type Edition, routesOf } from './routes/index.ts';
import { createAssignTable } from './rules/assign-table.ts';
import { type Generation, TRAITS } from './rules/generation.ts';
import { priceOf } from './rules/prices.ts';
import { createRoleBook } from './rules/role-book.ts';
import type { Notification } from './world/account-rows.ts';
import { type ActorName, ODDITIES, type OddityName } from './world/cast.ts';
import { dumpWorld, type TwinState } from './world/dump.ts';
import { createEdit, type TwinEdit } from './world/edit.ts';
import { CAST_MEMBERS } from './world/generate.ts';
import { createRandom } from './world/random.ts';
import type { OrganizationKey } from './world/seed-organizations.ts';

/** The fewest members a demo deployment can have: everybody that tests and the tour know by name. */
export const MIN_MEMBERS = CAST_MEMBERS;
export const MAX_MEMBERS = 200_000;

/** What to start. The same members, seed and generation give the same deployment. */
export type TwinOptions = {
  /** Living members of the default organization, from MIN_MEMBERS to MAX_MEMBERS. */
  readonly members: number;
  readonly seed: number;
  readonly generation: Generation;
  /** 0 or absent takes any free port. */
  readonly port?: number;
  /** Default true: 512 requests a minute per caller and path, 60 for logins. */
  readonly rateLimit?: boolean;
  /** Default true: without it no custom roles can be written and nothing is audited. */
  readonly licensed?: boolean;
  /** Default `enterprise`; `agpl` has no licence, no entitlements route and no writing of custom roles. */
  readonly edition?: Edition;
  /** Default true: without it there is nobody yet but who POST /users/first makes; `members` counts for nothing. */
  readonly firstUser?: boolean;
  /**
   * Goes on from what `save` gave; it must have been made with the same members, seed and generation. Whether there
   * is a licence and a first user is then as it was, whatever is asked for here.
   */
  readonly state?: SavedTwin;
  /** The server's clock in unix milliseconds, in all that it says and in the `Date` of its answers; default the real one. */
  readonly nowMs?: () => number;
  /** What the server calls itself; default the release of its generation. A build without a tag: `v0.0.0-devel`. */
  readonly version?: string;
  /**
   * The offset of the server's own time zone, for example `-03:30`: times are then written with it and with nine
   * digits of a second, as a server writes those that come from its own clock. Default: UTC and up to six digits.
   */
  readonly zone?: string;
  /**
   * What answers take. `free`, the default: nothing. `real`: as long as a real server on two cores does (coder-api 8),
   * so that the cheapest way to read is the same here and there.
   */
  readonly cost?: (typeof COSTS)[number];
  /** How many of the last requests are remembered at least (and at most twice as many); default 100,000. */
  readonly requestsKept?: number;
};

/** What answers can take. */
export const COSTS = ['free', 'real'] as const;

const REQUESTS_KEPT = 100_000;

/** A running deployment. */
export type Twin = {
  /** For example `http://127.0.0.1:41234`, without a slash at the end. */
  readonly url: string;
  /** Token of `admin`, a site owner and member of the default organization. */
  readonly ownerToken: string;
  /** Tokens by what the actor is. */
  readonly actors: Readonly<Record<ActorName, string>>;
  /** Usernames of odd members by what is odd about them. */
  readonly oddities: Readonly<Record<OddityName, string>>;
  /** Organization ids by name: `coder` (default), `labs`, `emea` (role sync on). */
  readonly organizations: Readonly<Record<OrganizationKey, string>>;
  readonly dump: () => TwinState;
  readonly edit: TwinEdit;
  /** Everything there is, as plain JSON data to start from again. It holds the demo's tokens and passwords. */
  readonly save: () => SavedTwin;
  /** What the server would have mailed so far, oldest first. */
  readonly notifications: () => readonly Notification[];
  /** The last requests, oldest first: every one so far, up to `requestsKept`. */
  readonly requests: readonly LoggedRequest[];
  readonly close: () => Promise<void>;
};

const check = ({ members, firstUser = true, zone }: TwinOptions): void => {
  if (zone !== undefined) checkZone(zone);
  if (!firstUser) return;
  if (!Number.isInteger(members) || members < MIN_MEMBERS || members > MAX_MEMBERS) {
    throw new RangeError(
      `members must be a whole number from ${MIN_MEMBERS} to ${MAX_MEMBERS}, got ${members}`,
    );
  }
};

const ODDITY_NAMES = Object.fromEntries(
  Object.entries(ODDITIES).map(([name, entry]) => [name, entry.username]),
  // Made from the very keys of ODDITIES.
) as Readonly<Record<OddityName, string>>;

/** The stream of randomness that a first start draws from; see `OpenedWorld.restarts` for later ones. */
const FIRST_LIVE_STREAM = 3;

/** Starts a deployment on loopback. Throws a RangeError for an impossible size or zone, rejects when the port is taken. */
export const startTwin = async (options: TwinOptions): Promise<Twin> => {
  check(options);
  const known = TRAITS[options.generation];
  const traits = { ...known, version: options.version ?? known.version };
  const book = createRoleBook(traits);
  const { world, tokens, organizations, restarts } = openWorld(options, traits, book);
  let url = '';
  const deployment: Deployment = {
    world,
    traits,
    book,
    table: createAssignTable(traits),
    // Another stream after each restart, or ids of before would be drawn once more.
    random: createRandom(options.seed, FIRST_LIVE_STREAM + restarts),
    nowMs: options.nowMs ?? Date.now,
    get isLicensed() {
      return world.settings.isLicensed;
    },
    externalUrl: () => url,
  };
  const requests: LoggedRequest[] = [];
  const kept = options.requestsKept ?? REQUESTS_KEPT;
  const app = createApp(deployment, routesOf(traits, options.edition ?? 'enterprise'), {
    hasRateLimit: options.rateLimit ?? true,
    log: (line) => {
      requests.push(line);
      // A demo may be open for weeks.
      if (requests.length > 2 * kept) requests.splice(0, requests.length - kept);
    },
  });
  const { zone } = options;
  const server = await serve(
    options.port ?? 0,
    zone === undefined ? app : (request) => toZone(app(request), zone),
    options.cost === 'real'
      ? {
          pace: createPace(),
          priceOf: ({ method }, { list }) => priceOf(options.generation, { method, list }),
        }
      : null,
  );
  url = `http://127.0.0.1:${server.port}`;
  return {
    url,
    ownerToken: tokens.owner,
    actors: tokens,
    oddities: ODDITY_NAMES,
    organizations,
    dump: () => dumpWorld(world, deployment.nowMs()),
    edit: createEdit(deployment),
    save: () => saveTwin(options, { world, tokens, organizations, restarts }),
    notifications: () => [...world.notifications],
    requests,
    close: server.close,
  };
};
