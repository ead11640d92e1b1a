import type { DeploymentId } from '#shared/base/brand.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { capability } from '#shared/contract/capability.ts';
import type { CapabilityStore } from '../account/capability/capabilities.ts';
import type { AreaHandlers } from './handlers.ts';

export type CapabilityDeps = {
  readonly capabilities: CapabilityStore;
  readonly isKept: (id: DeploymentId) => boolean;
};

const gone = fail('unknown-deployment', 'Rollcall does not keep this deployment any more.');

/** What a deployment and its token can do. */
export const createCapabilityHandlers = (deps: CapabilityDeps): AreaHandlers<typeof capability> => ({
  'capability.get': ({ id }) => (deps.isKept(id) ? ok(deps.capabilities.find(id)) : gone),
  'capability.detect': ({ id, again }) => deps.capabilities.detect(id, again ?? false),
});
