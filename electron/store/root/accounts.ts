import type { DeploymentId } from '#shared/base/brand.ts';
import type { Clock, Ids, Log } from '#shared/base/ports.ts';
import { type ConnectTo, createApis, type MakeClient } from '../account/apis.ts';
import { createCapabilities } from '../account/capability/capabilities.ts';
import { createConfirm } from '../account/confirm.ts';
import { createContacts } from '../account/contacts.ts';
import { createDecisions } from '../account/decisions.ts';
import { createDemos, type DemoServer, type DemoWorld } from '../account/demo.ts';
import { createOpenPage } from '../account/open-page.ts';
import { createProbe } from '../account/probe.ts';
import { createCaPicks } from '../account/reach/ca-picks.ts';
import { createReachChange, createReachDecisions } from '../account/reach/change.ts';
import { createDeadWaysByServer } from '../account/reach/dead-ways.ts';
import { createProxySecrets } from '../account/reach/proxy-secrets.ts';
import { createReaches } from '../account/reach/reaches.ts';
import { type Ask, createSecrets } from '../account/secrets.ts';
import { createServerClocks } from '../account/server-clocks.ts';
import { createRotate } from '../account/token/rotate.ts';
import { createTokenStandings } from '../account/token/standings.ts';
import { createTokens } from '../account/token/tokens.ts';
import { toKeyId } from '../account/token.ts';
import { createVault } from '../account/vault.ts';
import { createWaysIn } from '../account/ways-in.ts';
import type { Journal } from '../db/journal.ts';
import { readCertificate } from '../remote/certificate.ts';
import { DEMO_LIMITS } from '../remote/limits.ts';
import { normaliseUrl } from '../remote/url.ts';
import { WaysUnknownError } from '../remote/wire/ways.ts';
import type { LoadCreateApi } from './client-code.ts';
import { createReaderThreads } from './threads.ts';

type AccountDeps = {
  readonly journal: Journal;
  readonly loadCreateApi: LoadCreateApi;
  readonly ask: Ask;
  readonly startDemo: (world: DemoWorld) => Promise<DemoServer>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  /** The name of this computer, for the names of tokens. */
  readonly machine: string;
  /** True while a refresh or an apply of the deployment runs. */
  readonly isBusy: (id: DeploymentId) => boolean;
  /** A question was opened or answered. */
  readonly asking: () => void;
  /** A server said something else of a token than before. */
  readonly tokenTold: () => void;
  /** Called when it changed what can be told of a token that is kept. */
  readonly credentialsChanged: () => void;
  /** Something new is known of the clock of a server. */
  readonly clockHeard: () => void;
  /** How often nobody was at the computer so far. */
  readonly countAbsences: () => number;
};

const createReach = ({ journal, ask, ids, clock }: AccountDeps) => {
  const picks = createCaPicks({ ask, ids, readOne: readCertificate });
  const proxySecrets = createProxySecrets(ask);
  const noWay = (message: string): Error => new WaysUnknownError(message);
  const deadWaysTo = createDeadWaysByServer(() => clock.monotonicMs());
  const reaches = createReaches({ journal, picks, proxySecrets, ask, noWay, deadWaysTo });
  return { picks, proxySecrets, reaches };
};

/** Builds everything about deployments and their tokens. */
export const createAccounts = (deps: AccountDeps) => {
  const { journal, clock, ids, log, machine } = deps;
  const startReader = createReaderThreads();
  const serverClocks = createServerClocks({ journal, clock, changed: deps.clockHeard });
  const loadMakeClient = async (): Promise<MakeClient> => {
    const createApi = await deps.loadCreateApi();
    return (url, token, reach, kind, tokenTold) =>
      createApi({
        url,
        token,
        clock,
        log,
        limits: kind === 'demo' ? DEMO_LIMITS : {},
        startReader,
        tokenTold,
        ...(kind === 'demo'
          ? {}
          : { heardTime: (heard) => serverClocks.hear(url, token === null ? null : toKeyId(token), heard) }),
        ...reach,
      });
  };
  const connectTo: ConnectTo = async (...where) => (await loadMakeClient())(...where);
  const { picks, proxySecrets, reaches } = createReach(deps);
  const secrets = createSecrets(deps.ask);
  const vault = createVault({ journal, secrets, changed: deps.credentialsChanged });
  const demos = createDemos({ journal, vault, startDemo: deps.startDemo, connectTo, clock, ids });
  const standings = createTokenStandings(deps.tokenTold);
  const apis = createApis({
    journal,
    vault,
    loadMakeClient,
    reachOf: reaches.ofRecord,
    wake: demos.wake,
    standings,
  });
  const confirm = createConfirm({
    ask: deps.ask,
    journal,
    changed: deps.asking,
    countAbsences: deps.countAbsences,
  });
  const decisions = createDecisions({
    confirm,
    journal,
    isBusy: deps.isBusy,
  });
  const contacts = createContacts({ decisions, clock });
  const common = {
    journal,
    vault,
    secrets,
    apis,
    reaches,
    connectTo,
    clock,
    serverClocks,
    machine,
    decisions,
  };
  return {
    confirm,
    secrets,
    proxySecrets,
    vault,
    standings,
    demos,
    apis,
    picks,
    contacts,
    decisions,
    reaches,
    connectTo,
    clock,
    reachChange: createReachChange({ journal, apis, picks, reaches, decisions }),
    reachDecisions: createReachDecisions({ journal, apis, picks, reaches }),
    waysIn: createWaysIn({ ...common, contacts, normaliseUrl, ids, log }),
    probe: createProbe({ connectTo, normaliseUrl, journal, reaches, contacts, decisions }),
    openPage: createOpenPage({ ask: deps.ask, journal, normaliseUrl, contacts, decisions }),
    rotate: createRotate(common),
    tokens: createTokens({ journal, vault, apis, standings, clock, serverClocks }),
    serverClocks,
    capabilities: createCapabilities({ apis, clock }),
  };
};

export type Accounts = ReturnType<typeof createAccounts>;
