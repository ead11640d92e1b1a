import type { DeploymentId, UserId } from '#shared/base/brand.ts';
import type { Certificate, Deployment } from '#shared/model/deployment.ts';
import type { DeploymentRecord } from '../db/journal/deployment.ts';
import { toIdleMinutes } from './idle-lock.ts';
import type { ProxySecrets } from './reach/proxy-secrets.ts';
import type { Vault } from './vault.ts';

export type ShowDeps = {
  readonly vault: Vault;
  readonly proxySecrets: Pick<ProxySecrets, 'isHeld'>;
  readonly toCounting: (record: DeploymentRecord) => DeploymentRecord;
  readonly findLockNote: (id: DeploymentId) => string | null;
  readonly listTrust: (id: DeploymentId) => readonly Certificate[];
};

/** A kept deployment as the window may know it. */
export const toDeployment = (
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
