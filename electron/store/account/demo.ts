import { z } from 'zod';
import type { DeploymentId } from '#shared/base/brand.ts';
import type { Clock, Ids } from '#shared/base/ports.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { CredentialFailure, RemoteFailure } from '#shared/contract/failures.ts';
import {
  type DeploymentRecord,
  findDeployment,
  listDeployments,
  saveDeployment,
} from '../db/journal/deployment.ts';
import type { Journal } from '../db/journal.ts';
import type { ConnectTo } from './apis.ts';
import { checkRoom } from './connect.ts';
import { proveToken, withApi } from './prove.ts';
import type { Vault } from './vault.ts';

const worldSchema = z.object({
  members: z.number().int(),
  generation: z.enum(['2.24', '2.31', '2.35']),
  seed: z.number().int(),
});
/** What a demo server is made from; the same three make the same server. */
export type DemoWorld = z.output<typeof worldSchema>;

/** Each is a server in this process with up to 100,000 people in memory. */
export const DEMOS_AT_MOST = 10;

type OpenFailure = 'demo-failed' | 'too-many-deployments' | RemoteFailure;

/** A running demo server on loopback. */
export type DemoServer = {
  readonly url: string;
  readonly ownerToken: string;
  readonly close: () => Promise<void>;
};
type StartDemo = (world: DemoWorld) => Promise<DemoServer>;

type DemoDeps = {
  readonly journal: Journal;
  readonly vault: Vault;
  readonly startDemo: StartDemo;
  readonly connectTo: ConnectTo;
  readonly clock: Clock;
  readonly ids: Ids;
};

/** The built-in demo deployments: kept like any other, with a server of our own behind them while the app runs. */
export const createDemos = (deps: DemoDeps) => {
  const running = new Map<DeploymentId, DemoServer>();

  const start = async (id: DeploymentId, world: DemoWorld): Promise<Result<DemoServer, 'demo-failed'>> => {
    try {
      const server = await deps.startDemo(world);
      running.set(id, server);
      deps.vault.hold(id, server.ownerToken);
      return ok(server);
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      return fail(
        'demo-failed',
        'The demo server did not start. Close other demos or choose fewer members.',
        { detail },
      );
    }
  };

  const findSame = (world: DemoWorld): DeploymentRecord | null =>
    listDeployments(deps.journal.read).find((record) => record.demo === JSON.stringify(world)) ?? null;

  const checkDemos = (): Result<null, 'too-many-deployments'> => {
    const demos = listDeployments(deps.journal.read).filter(({ kind }) => kind === 'demo').length;
    return demos < DEMOS_AT_MOST
      ? checkRoom(deps)
      : fail(
          'too-many-deployments',
          `Rollcall keeps ${DEMOS_AT_MOST} demos, and no more. Nothing was started. Remove one that you no longer need, then open another.`,
        );
  };

  const open = async (world: DemoWorld): Promise<Result<DeploymentRecord, OpenFailure>> => {
    const plain = worldSchema.parse(world);
    const same = findSame(plain);
    const room = same === null ? checkDemos() : ok(null);
    if (!room.ok) return room;
    const id = same?.id ?? (deps.ids.uuid() as DeploymentId);
    const found = running.get(id);
    const server = found === undefined ? await start(id, plain) : ok(found);
    if (!server.ok) return server;
    const { url, ownerToken } = server.value;
    const proof = await withApi(deps.connectTo(url, ownerToken, {}), proveToken);
    if (!proof.ok) return proof;
    const record: DeploymentRecord = {
      id,
      name: same?.name ?? `Demo ${plain.generation}`,
      url,
      kind: 'demo',
      demo: JSON.stringify(plain),
      environment: same?.environment ?? 'other',
      environmentFirst: same?.environmentFirst ?? 'other',
      colour: same?.colour ?? 'teal',
      ...proof.value,
      hasSecret: false,
      secretBackend: null,
      keyId: null,
      readOnly: same?.readOnly ?? false,
      idleMinutes: same?.idleMinutes ?? null,
      proxyMode: 'none',
      proxyUrl: null,
      hasProxySecret: false,
      createdAt: same?.createdAt ?? new Date(deps.clock.nowMs()).toISOString(),
    };
    saveDeployment(deps.journal.write, record);
    return ok(record);
  };

  /** Before a demo is talked to after a restart of the app: start its server again and note where it is now. */
  const wake = async (id: DeploymentId): Promise<Result<null, CredentialFailure>> => {
    const record = findDeployment(deps.journal.read, id);
    if (record === null || record.demo === null || running.has(id)) return ok(null);
    const world = worldSchema.safeParse(JSON.parse(record.demo));
    const started = world.success ? await start(id, world.data) : null;
    if (started === null || !started.ok)
      return fail('signed-out', 'The demo server did not start again. Remove this demo and open a new one.');
    saveDeployment(deps.journal.write, { ...record, url: started.value.url });
    return ok(null);
  };

  const stop = async (id: DeploymentId): Promise<void> => {
    await running.get(id)?.close();
    running.delete(id);
  };

  return { open, wake, stop, stopAll: () => Promise.all([...running.keys()].map(stop)) };
};

export type Demos = ReturnType<typeof createDemos>;
