import type { DeploymentId } from '#shared/base/brand.ts';
import { type DeploymentRecord, deleteDeployment, saveDeployment } from '../db/journal/deployment.ts';
import { clearDraft } from '../db/journal/draft.ts';
import { deleteKeyFact } from '../db/journal/key-fact.ts';
import { deleteViewsOf } from '../db/journal/saved-view.ts';
import type { Journal } from '../db/journal.ts';
import type { Apis } from './apis.ts';
import type { Demos } from './demo.ts';
import type { ProxySecrets } from './reach/proxy-secrets.ts';
import type { Secrets } from './secrets.ts';
import type { Vault } from './vault.ts';

export type LeaveDeps = {
  readonly journal: Journal;
  readonly vault: Vault;
  readonly secrets: Secrets;
  readonly proxySecrets: ProxySecrets;
  readonly apis: Apis;
  readonly demos: Demos;
  /** Erases the copy of a deployment's members. */
  readonly forgetCopy: (id: DeploymentId) => void;
  /** Drops what is remembered of a deployment's draft. */
  readonly forgetDraft: (id: DeploymentId) => void;
};

export type SignedOut = { readonly revoked: 'yes' | 'no'; readonly message: string };

const describe = (revoked: boolean, erased: boolean): string => {
  const server = revoked
    ? 'The server deleted the token.'
    : 'The server did not delete the token: delete it on its token page.';
  const local = erased
    ? 'The token is gone from this machine.'
    : 'The keychain did not answer, so the token may still be in it: remove the item “Rollcall” there.';
  return `${server} ${local}`;
};

const revoke = async (apis: Apis, id: DeploymentId): Promise<boolean> => {
  const opened = await apis.open(id);
  return opened.ok && (await opened.value.api.revokeToken()).ok;
};

/** Signing out and forgetting. Locally everything is erased always; what the server did is said. */
export const createDepartures = (deps: LeaveDeps) => {
  const signOut = async (record: DeploymentRecord): Promise<SignedOut> => {
    const revoked = record.kind === 'remote' && (await revoke(deps.apis, record.id));
    deps.apis.drop(record.id);
    deps.vault.drop(record.id);
    const erased = !record.hasSecret || (await deps.secrets.erase(record.id));
    saveDeployment(deps.journal.write, { ...record, hasSecret: false, secretBackend: null, keyId: null });
    deleteKeyFact(deps.journal.write, record.id);
    return { revoked: revoked ? 'yes' : 'no', message: describe(revoked, erased) };
  };

  const remove = async (record: DeploymentRecord): Promise<{ readonly message: string }> => {
    const { message } = await signOut(record);
    await deps.proxySecrets.erase(record.id, record.hasProxySecret);
    await deps.demos.stop(record.id);
    deps.forgetCopy(record.id);
    deps.journal.write.transaction(() => {
      clearDraft(deps.journal.write, record.id);
      deleteViewsOf(deps.journal.write, record.id);
      deleteDeployment(deps.journal.write, record.id);
    });
    deps.forgetDraft(record.id);
    return { message: record.kind === 'demo' ? 'The demo is gone.' : message };
  };

  return { signOut, remove };
};

export type Departures = ReturnType<typeof createDepartures>;
