import type { Clock, Ids, Log } from '#shared/base/ports.ts';
import { createApis } from '../account/apis.ts';
import { createConnect } from '../account/connect.ts';
import { createDemos, type DemoServer, type DemoWorld } from '../account/demo.ts';
import { createProbe } from '../account/probe.ts';
import { type Ask, createSecrets } from '../account/secrets.ts';
import { createVault } from '../account/vault.ts';
import type { Journal } from '../db/journal.ts';
import { createCoderApi } from '../remote/coder-api.ts';
import { normaliseUrl } from '../remote/url.ts';

export type AccountDeps = {
  readonly journal: Journal;
  readonly ask: Ask;
  readonly startDemo: (world: DemoWorld) => Promise<DemoServer>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
};

/** Builds everything about deployments and their tokens. */
export const createAccounts = (deps: AccountDeps) => {
  const { journal, clock, ids, log } = deps;
  const connectTo = (url: string, token: string | null) => createCoderApi({ url, token, clock, log });
  const secrets = createSecrets(deps.ask);
  const vault = createVault({ journal, secrets });
  const demos = createDemos({ journal, vault, startDemo: deps.startDemo, connectTo, clock, ids });
  const apis = createApis({ journal, vault, connectTo, wake: demos.wake });
  const connect = createConnect({ journal, vault, secrets, apis, connectTo, normaliseUrl, clock, ids });
  const probe = createProbe({ connectTo, normaliseUrl });
  return { secrets, vault, demos, apis, connect, probe };
};

export type Accounts = ReturnType<typeof createAccounts>;
