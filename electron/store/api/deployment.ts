import type { DeploymentId } from '#shared/base/brand.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { deployment } from '#shared/contract/deployment.ts';
import type { Connect } from '../account/connect.ts';
import type { Demos } from '../account/demo.ts';
import type { Departures } from '../account/leave.ts';
import type { Probe } from '../account/probe.ts';
import type { Ask } from '../account/secrets.ts';
import { toDeployment } from '../account/to-deployment.ts';
import type { Vault } from '../account/vault.ts';
import type { DeploymentRecord } from '../db/journal/deployment.ts';
import type { AreaHandlers } from './handlers.ts';

/** Where kept deployments are written down. */
export type Register = {
  readonly list: () => readonly DeploymentRecord[];
  readonly find: (id: DeploymentId) => DeploymentRecord | null;
  readonly save: (record: DeploymentRecord) => void;
};

export type DeploymentDeps = {
  readonly register: Register;
  readonly vault: Vault;
  readonly connect: Connect;
  readonly demos: Demos;
  readonly departures: Departures;
  readonly probe: Probe;
  readonly ask: Ask;
  /** True while a refresh or an apply of the deployment runs. */
  readonly isBusy: (id: DeploymentId) => boolean;
};

const gone = fail('unknown-deployment', 'Rollcall does not keep this deployment any more.');
const busy = fail('busy', 'A refresh or an apply is running there. Wait for it or stop it first.', {
  retry: true,
});

const PAGES = { home: '/', tokens: '/settings/tokens' } as const;

/** Keeping deployments. Whatever a server or the keychain says becomes a failure with the next step in it. */
export const createDeploymentHandlers = (deps: DeploymentDeps): AreaHandlers<typeof deployment> => {
  const { register, vault } = deps;
  const describe = (record: DeploymentRecord) => ok(toDeployment(record, vault));

  return {
    'deployment.list': () => ok(register.list().map((record) => toDeployment(record, vault))),
    'deployment.probe': ({ url }) => deps.probe(url),
    'deployment.connect': async (input) => {
      const connected = await deps.connect.connect(input);
      return connected.ok ? describe(connected.value) : connected;
    },
    'deployment.openDemo': async (world) => {
      const opened = await deps.demos.open(world);
      return opened.ok ? describe(opened.value) : opened;
    },
    'deployment.update': ({ id, ...said }) => {
      const record = register.find(id);
      if (record === null) return gone;
      register.save({ ...record, ...said });
      return describe({ ...record, ...said });
    },
    'deployment.signIn': async ({ id, token }) => {
      const signedIn = await deps.connect.signIn(id, token);
      return signedIn.ok ? describe(signedIn.value) : signedIn;
    },
    'deployment.retryCredential': async ({ id }) => {
      const record = register.find(id);
      if (record === null) return gone;
      const token = await vault.get(id);
      return token.ok ? describe(record) : token;
    },
    'deployment.signOut': async ({ id }) => {
      const record = register.find(id);
      if (record === null) return gone;
      return deps.isBusy(id) ? busy : ok(await deps.departures.signOut(record));
    },
    'deployment.remove': async ({ id }) => {
      const record = register.find(id);
      if (record === null) return gone;
      return deps.isBusy(id) ? busy : ok(await deps.departures.remove(record));
    },
    'deployment.openInBrowser': async ({ url, page }) => {
      const address = deps.probe.normalise(url);
      if (!address.ok) return address;
      const opened = await deps.ask({ ask: 'open-external', url: address.value.url + PAGES[page] });
      return opened.ok ? ok({}) : fail('not-opened', opened.failure.message);
    },
  };
};
