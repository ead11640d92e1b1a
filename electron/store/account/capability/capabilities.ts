import type { DeploymentId } from '#shared/base/brand.ts';
import type { Clock } from '#shared/base/ports.ts';
import { ok, type Result } from '#shared/base/result.ts';
import type { CredentialFailure, RemoteFailure } from '#shared/contract/failures.ts';
import type { Capabilities } from '#shared/model/capability.ts';
import type { FullApi } from '../../remote/coder-api.ts';
import type { Apis } from '../apis.ts';
import { detectCapabilities } from './detect.ts';

type Failed = CredentialFailure | RemoteFailure;

/** What deployments can do, asked once per connection: a new token, certificate or proxy asks anew. */
export const createCapabilities = (deps: { readonly apis: Apis; readonly clock: Clock }) => {
  const known = new WeakMap<FullApi, Capabilities>();
  const asking = new WeakMap<FullApi, Promise<Result<Capabilities, RemoteFailure>>>();

  const ask = async (api: FullApi): Promise<Result<Capabilities, RemoteFailure>> => {
    const running = asking.get(api) ?? detectCapabilities(api, deps.clock);
    asking.set(api, running);
    const detected = await running.finally(() => asking.delete(api));
    if (detected.ok) known.set(api, detected.value);
    return detected;
  };

  return {
    /** What was detected on the connection in use; null: nothing, or there is no connection. */
    find: (id: DeploymentId): Capabilities | null => {
      const api = deps.apis.findOpen(id);
      return api === null ? null : (known.get(api) ?? null);
    },
    detect: async (id: DeploymentId, again: boolean): Promise<Result<Capabilities, Failed>> => {
      const inUse = deps.apis.findOpen(id);
      const found = inUse === null || again ? undefined : known.get(inUse);
      if (found !== undefined) return ok(found);
      const opened = await deps.apis.open(id);
      return opened.ok ? ask(opened.value.api) : opened;
    },
  };
};

export type CapabilityStore = ReturnType<typeof createCapabilities>;
