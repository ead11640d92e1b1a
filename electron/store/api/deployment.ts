import type { DeploymentId, UserId } from '#shared/base/brand.ts';
import { ok, type Result } from '#shared/base/result.ts';
import type { deployment } from '#shared/contract/deployment.ts';
import { type Certificate, type Deployment, NOT_KEPT } from '#shared/model/deployment.ts';
import type { Demos } from '../account/demo.ts';
import type { SaveEdit } from '../account/edit.ts';
import { toIdleMinutes } from '../account/idle-lock.ts';
import type { Departures } from '../account/leave.ts';
import type { Lock, SetIdleLock } from '../account/lock.ts';
import type { OpenPage } from '../account/open-page.ts';
import type { Probe } from '../account/probe.ts';
import type { CaPicks } from '../account/reach/ca-picks.ts';
import type { ReachChange } from '../account/reach/change.ts';
import type { ProxySecrets } from '../account/reach/proxy-secrets.ts';
import type { Relabel } from '../account/relabel.ts';
import type { Vault } from '../account/vault.ts';
import type { WaysIn } from '../account/ways-in.ts';
import type { DeploymentScore } from '../change/history/scores.ts';
import type { DeploymentRecord } from '../db/journal/deployment.ts';
import type { AreaHandlers } from './handlers.ts';

type ShowDeps = {
  readonly vault: Vault;
  readonly proxySecrets: Pick<ProxySecrets, 'isHeld'>;
  readonly toCounting: (record: DeploymentRecord) => DeploymentRecord;
  readonly findLockNote: (id: DeploymentId) => string | null;
  readonly listTrust: (id: DeploymentId) => readonly Certificate[];
};

/** A kept deployment as the window may know it. */
const toDeployment = (
  kept: DeploymentRecord,
  { vault, proxySecrets, toCounting, findLockNote, listTrust }: ShowDeps,
): Deployment => {
  const record = toCounting(kept);
  return {
    id: record.id,
    name: record.name,
    url: record.url,
    kind: record.kind,
    environment: record.environment,
    colour: record.colour,
    // A demo makes its own token anew at every start; nobody can be signed out of it.
    credential: record.kind === 'demo' ? 'session' : vault.describe(record),
    credentialProblem: record.kind === 'demo' ? null : vault.findProblem(record),
    actor:
      record.actorId === null ? null : { userId: record.actorId as UserId, username: record.actorName ?? '' },
    version: record.version,
    readOnly: record.readOnly,
    idleMinutes: toIdleMinutes(record),
    lockNote: record.readOnly ? findLockNote(record.id) : null,
    trust: listTrust(record.id),
    proxy: {
      mode: record.proxyMode,
      url: record.proxyUrl,
      hasCredentials: record.hasProxySecret || proxySecrets.isHeld(record.id),
    },
  };
};

/** Where kept deployments are written down. */
export type Register = {
  readonly list: () => readonly DeploymentRecord[];
  readonly find: (id: DeploymentId) => DeploymentRecord | null;
  readonly save: (record: DeploymentRecord) => void;
  readonly listTrust: (id: DeploymentId) => readonly Certificate[];
};

type DeploymentDeps = {
  readonly register: Register;
  readonly vault: Vault;
  readonly waysIn: WaysIn;
  readonly demos: Demos;
  readonly departures: Departures;
  readonly probe: Probe;
  readonly openPage: OpenPage;
  readonly lock: Lock;
  readonly relabel: Relabel;
  readonly saveEdit: SaveEdit;
  readonly setIdleLock: SetIdleLock;
  readonly toCounting: (record: DeploymentRecord) => DeploymentRecord;
  readonly findLockNote: (id: DeploymentId) => string | null;
  readonly picks: CaPicks;
  readonly reachChange: ReachChange;
  readonly proxySecrets: ProxySecrets;
  readonly listScores: DeploymentScore;
};

type Area = AreaHandlers<typeof deployment>;
type Describe = <C extends string>(found: Result<DeploymentRecord, C>) => Result<Deployment, C>;

type In =
  | 'deployment.connect'
  | 'deployment.connectWithPassword'
  | 'deployment.createFirstUser'
  | 'deployment.openDemo'
  | 'deployment.signIn'
  | 'deployment.signInWithPassword'
  | 'deployment.retryCredential';

const createIn = (
  { waysIn, demos, vault, register }: DeploymentDeps,
  describe: Describe,
): Pick<Area, In> => ({
  'deployment.connect': async (input) => describe(await waysIn.connect(input)),
  'deployment.connectWithPassword': async (input) => describe(await waysIn.connectWithPassword(input)),
  'deployment.createFirstUser': async (input) => describe(await waysIn.createFirstUser(input)),
  'deployment.openDemo': async (world) => describe(await demos.open(world)),
  'deployment.signIn': async ({ id, token }) => describe(await waysIn.signIn(id, token)),
  'deployment.signInWithPassword': async ({ id, ...input }) =>
    describe(await waysIn.signInWithPassword(id, input)),
  'deployment.retryCredential': async ({ id }) => {
    const record = register.find(id);
    if (record === null) return NOT_KEPT;
    const token = await vault.get(id);
    return token.ok ? describe(ok(record)) : token;
  },
});

type Out = 'deployment.signOut' | 'deployment.remove';

const createOut = ({ departures }: DeploymentDeps): Pick<Area, Out> => ({
  'deployment.signOut': ({ id, copy }) => departures.signOut(id, copy === 'forget'),
  'deployment.remove': ({ id }) => departures.remove(id),
});

type Settings =
  | 'deployment.update'
  | 'deployment.edit'
  | 'deployment.setReadOnly'
  | 'deployment.setIdleLock'
  | 'deployment.pickCa'
  | 'deployment.setTrust'
  | 'deployment.setProxy';

const createSettings = (deps: DeploymentDeps, describe: Describe): Pick<Area, Settings> => ({
  'deployment.update': async ({ id, ...look }) => describe(await deps.relabel(id, look)),
  'deployment.edit': async ({ id, name, environment, colour, ...edit }) =>
    describe(await deps.saveEdit(id, { look: { name, environment, colour }, ...edit })),
  'deployment.setReadOnly': async ({ id, readOnly }) => describe(await deps.lock(id, readOnly)),
  'deployment.setIdleLock': async ({ id, minutes }) => describe(await deps.setIdleLock(id, minutes)),
  'deployment.pickCa': async () => {
    const picked = await deps.picks.pick();
    if (!picked.ok || picked.value === null) return picked.ok ? ok(null) : picked;
    const { caId, fileName, certificates } = picked.value;
    const shown = certificates.map(({ pem: _pem, ...certificate }) => certificate);
    return ok({ caId, fileName, certificates: shown });
  },
  'deployment.setTrust': async (input) =>
    describe(await deps.reachChange.setTrust(input.id, input.mode === 'own' ? input.caId : null)),
  'deployment.setProxy': async ({ id, ...choice }) => describe(await deps.reachChange.setProxy(id, choice)),
});

/** Keeping deployments. Whatever a server or the keychain says becomes a failure with the next step in it. */
export const createDeploymentHandlers = (deps: DeploymentDeps): Area => {
  const { register, vault, proxySecrets, probe, openPage, findLockNote, toCounting } = deps;
  const toShown = (record: DeploymentRecord): Deployment =>
    toDeployment(record, { vault, proxySecrets, listTrust: register.listTrust, findLockNote, toCounting });
  const describe: Describe = (found) => (found.ok ? ok(toShown(found.value)) : found);

  return {
    'deployment.getScore': ({ id }) => ok(deps.listScores(id)),
    'deployment.list': () => ok(register.list().map(toShown)),
    'deployment.probe': ({ url, ...way }) => probe(url, way),
    ...createIn(deps, describe),
    ...createOut(deps),
    ...createSettings(deps, describe),
    'deployment.openInBrowser': async ({ url, page }) => {
      const opened = await openPage(url, page);
      return opened.ok ? ok({}) : opened;
    },
  };
};
