import type { DeploymentRecord } from '#electron/store/db/journal/deployment.ts';
import { TEST_COPY } from '#electron/store/db/testing/copy.ts';
import type { DeploymentId, UserId } from '#shared/base/brand.ts';

/** The one deployment of tests that need but one: that of the test copy. */
export const DEPLOYMENT = TEST_COPY;

/** A kept deployment, signed out and unlocked. */
export const toDeployment = (id: string, more: Partial<DeploymentRecord> = {}): DeploymentRecord => ({
  ...{ id: id as DeploymentId, name: 'Acme', url: `https://${id}.example`, kind: 'remote', demo: null },
  ...{ environment: 'other', environmentFirst: 'other', colour: 'blue', serverId: id, version: null },
  ...{ actorId: 'actor' as UserId, actorName: 'actor', hasSecret: false, secretBackend: null, keyId: null },
  ...{ readOnly: false, proxyMode: 'none', proxyUrl: null, hasProxySecret: false },
  ...{ idleMinutes: null, createdAt: '2026-01-01T00:00:00Z' },
  ...more,
});
