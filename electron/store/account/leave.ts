import type { DeploymentId } from '#shared/base/brand.ts';
import type { Clock } from '#shared/base/ports.ts';
import { ok, type Result } from '#shared/base/result.ts';
import type { Erased } from '../db/copies.ts';
import { type DeploymentRecord, deleteDeployment, patchDeployment } from '../db/journal/deployment.ts';
import { clearDraft } from '../db/journal/draft.ts';
import { deleteKeyFact } from '../db/journal/key-fact.ts';
import { deleteViewsOf } from '../db/journal/saved-view.ts';
import type { Journal } from '../db/journal.ts';
import type { FullApi } from '../remote/coder-api.ts';
import type { Apis, ConnectTo } from './apis.ts';
import type { Confirmation } from './confirm.ts';
import type { Contacts } from './contacts.ts';
import type { AccountDecisions } from './decisions.ts';
import type { Demos } from './demo.ts';
import { checkServer, withApi } from './prove.ts';
import type { ProxySecrets } from './reach/proxy-secrets.ts';
import type { Reaches } from './reach/reaches.ts';
import type { Secrets } from './secrets.ts';
import type { ServerClocks } from './server-clocks.ts';
import type { Vault } from './vault.ts';

type LeaveDeps = {
  readonly journal: Journal;
  readonly vault: Vault;
  readonly secrets: Secrets;
  readonly proxySecrets: ProxySecrets;
  readonly apis: Apis;
  readonly demos: Demos;
  readonly contacts: Pick<Contacts, 'noteServer'>;
  readonly decisions: AccountDecisions;
  readonly reaches: Pick<Reaches, 'ofRecord'>;
  readonly connectTo: ConnectTo;
  readonly serverClocks: Pick<ServerClocks, 'forget'>;
  readonly clock: Clock;
  /** Erases the copy of a deployment's members. */
  readonly forgetCopy: (id: DeploymentId) => Promise<Erased>;
  /** Drops what is remembered of a deployment's draft. */
  readonly forgetDraft: (id: DeploymentId) => void;
};

/** What goes with the token: nothing, the copy, or all that is kept of the deployment. */
type Going = 'token' | 'copy' | 'all';

type SignedOut = { readonly revoked: 'yes' | 'no'; readonly message: string };

const describe = (revoked: boolean, erased: boolean): string => {
  const server = revoked
    ? 'The server deleted the token.'
    : 'The server did not delete the token: delete it on its token page.';
  const local = erased
    ? 'The token is gone from this machine.'
    : 'The keychain did not answer, so the token may still be in it: remove the item “Rollcall” there.';
  return `${server} ${local}`;
};

/** What became of a copy that was to be erased, in words. */
export const describeErased = ({ isFileErased, isKeyErased }: Erased): string => {
  if (!isFileErased)
    return 'The offline copy could not be deleted from the disk. Make the disk writable, then forget it again.';
  return isKeyErased
    ? 'The offline copy and its key are gone from this computer.'
    : 'The offline copy is gone from this computer. The keychain did not answer, so its key may still be in it: remove the item “Rollcall” there.';
};

/** How long signing out waits for a keychain to give the token that is to be revoked; it is erased all the same. */
const READ_MS = 1_000;

/**
 * Signing out and forgetting, if a person says so. What is here goes first and at once, whatever the server does: the
 * server is told with a client of its own that holds the token for just that.
 */
export const createDepartures = (deps: LeaveDeps) => {
  /** A client that can end the token, made before the token is erased; null: the token is not to be had. */
  const findLast = async (record: DeploymentRecord): Promise<FullApi | null> => {
    if (record.kind === 'demo') return null;
    const read = Promise.all([
      deps.vault.get(record.id),
      deps.proxySecrets.find(record.id, record.hasProxySecret),
    ]);
    const wait = new AbortController();
    const inTime = await Promise.race([read, deps.clock.sleep(READ_MS, wait.signal)]);
    wait.abort();
    if (typeof inTime === 'string') return null;
    const [token, credentials] = inTime;
    if (!token.ok) return null;
    const reach = deps.reaches.ofRecord(record, credentials);
    // What is kept here goes even where nothing can be loaded that would tell the server.
    return deps.connectTo(record.url, token.value, reach, record.kind).catch(() => null);
  };

  /** True: the server that the token belongs to has deleted it. Another one behind its address does not get to see it. */
  const revoke = async (record: DeploymentRecord, last: FullApi | null): Promise<boolean> =>
    last !== null &&
    (await withApi(last, async (api) => {
      const build = await api.readBuildInfo();
      if (!build.ok || !checkServer(record, build.value.deploymentId).ok) return false;
      return (await api.revokeToken()).ok;
    }));

  /** Drops the token from memory, the keychain and the record. False: the keychain did not answer. */
  const eraseToken = async (record: DeploymentRecord): Promise<boolean> => {
    deps.apis.drop(record.id);
    deps.vault.drop(record.id);
    // Asked whatever the record says: a token that was told as not kept may be there all the same.
    const isErased = record.kind === 'demo' || (await deps.secrets.erase(record.id));
    const erased = isErased || !record.hasSecret;
    patchDeployment(deps.journal.write, record.id, { hasSecret: false, secretBackend: null, keyId: null });
    deleteKeyFact(deps.journal.write, record.id);
    deps.serverClocks.forget(record.id);
    return erased;
  };

  const forget = async (record: DeploymentRecord): Promise<Erased> => {
    await deps.proxySecrets.erase(record.id, record.hasProxySecret);
    await deps.demos.stop(record.id);
    const copy = await deps.forgetCopy(record.id);
    deps.journal.write.transaction(() => {
      clearDraft(deps.journal.write, record.id);
      deleteViewsOf(deps.journal.write, record.id);
      deleteDeployment(deps.journal.write, record.id);
    });
    deps.forgetDraft(record.id);
    return copy;
  };

  const eraseHere = async (record: DeploymentRecord, goes: Going) => {
    const erased = await eraseToken(record);
    if (goes === 'token') return { erased, copy: null };
    return { erased, copy: goes === 'all' ? await forget(record) : await deps.forgetCopy(record.id) };
  };

  /** Both at once: what is here does not wait for the server, and the server is told whatever happens here. */
  const leave = async (record: DeploymentRecord, goes: Going): Promise<SignedOut> => {
    const last = await findLast(record);
    const [revoked, { erased, copy }] = await Promise.all([revoke(record, last), eraseHere(record, goes)]);
    const message = describe(revoked, erased);
    return {
      revoked: revoked ? 'yes' : 'no',
      message: copy === null ? message : `${message} ${describeErased(copy)}`,
    };
  };

  const toPlan = (ask: Confirmation): Result<{ readonly ask: Confirmation; readonly plan: null }, never> =>
    ok({ ask, plan: null });

  return {
    /** With the copy, if the person has chosen so: what is asked outside the page says which it is. */
    signOut: (id: DeploymentId, forgetsCopy: boolean) =>
      deps.decisions.onKept(id, {
        isAlone: true,
        read: () =>
          toPlan({
            kind: 'sign-out',
            title: 'Sign out of this server?',
            lines: [
              'The token is erased from this computer, and the server is asked to delete it: whatever else uses it stops.',
              forgetsCopy
                ? 'The offline copy is erased too, with its key. What is staged, the saved lists and the history stay.'
                : 'The copy, what is staged and the history stay.',
            ],
            confirmLabel: forgetsCopy ? 'Sign out and forget' : 'Sign out',
          }),
        act: async (record) => ok(await leave(record, forgetsCopy ? 'copy' : 'token')),
      }),
    remove: (id: DeploymentId) =>
      deps.decisions.onKept(id, {
        isAlone: true,
        read: () =>
          toPlan({
            kind: 'remove',
            title: 'Remove this deployment?',
            lines: [
              'The token is erased from this computer, and the server is asked to delete it: whatever else uses it stops.',
              'The copy, what is staged and the saved lists are erased. The history of applies stays.',
            ],
            confirmLabel: 'Remove',
            tone: 'danger',
          }),
        act: async (record) => {
          // Its token page may be wanted still: see `message`.
          deps.contacts.noteServer(record.url);
          const { message } = await leave(record, 'all');
          return ok({ message: record.kind === 'demo' ? 'The demo is gone.' : message });
        },
      }),
  };
};

export type Departures = ReturnType<typeof createDepartures>;
