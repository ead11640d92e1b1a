import type { DeploymentId } from '#shared/base/brand.ts';
import type { CapabilityStore } from './capabilities.ts';

/**
 * Answers whether a deployment is licensed for custom roles, from what was detected on the connection in use; null
 * while that is not known. Then it is asked for in the background, once at a time, and `changed` is called when the
 * answer is there.
 */
export const createLicence = (deps: {
  readonly capabilities: Pick<CapabilityStore, 'find' | 'detect'>;
  readonly changed: () => void;
}) => {
  const asking = new Set<DeploymentId>();
  const ask = async (id: DeploymentId): Promise<void> => {
    if (asking.has(id)) return;
    asking.add(id);
    const detected = await deps.capabilities.detect(id, false).finally(() => asking.delete(id));
    // Without a network it stays unknown until the next time somebody asks.
    if (detected.ok) deps.changed();
  };
  return (id: DeploymentId): boolean | null => {
    const known = deps.capabilities.find(id);
    if (known === null) {
      void ask(id);
      return null;
    }
    if (known.licence === 'unknown') return null;
    return known.features.find(({ key }) => key === 'custom_roles')?.has ?? null;
  };
};
