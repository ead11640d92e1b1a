import type { DeploymentId } from '#shared/base/brand.ts';
import { ok } from '#shared/base/result.ts';
import type { capability } from '#shared/contract/capability.ts';
import { NOT_KEPT } from '#shared/model/deployment.ts';
import type { CapabilityStore } from '../account/capability/capabilities.ts';
import type { AreaHandlers } from './handlers.ts';

type CapabilityDeps = {
  readonly capabilities: CapabilityStore;
  readonly isKept: (id: DeploymentId) => boolean;
};

/** What a deployment and its token can do. */
export const createCapabilityHandlers = (deps: CapabilityDeps): AreaHandlers<typeof capability> => ({
  'capability.get': ({ id }) => (deps.isKept(id) ? ok(deps.capabilities.find(id)) : NOT_KEPT),
  'capability.detect': ({ id, again }) => deps.capabilities.detect(id, again ?? false),
});
