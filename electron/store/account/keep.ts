import type { DeploymentId } from '#shared/base/brand.ts';
import type { DeploymentRecord } from '../db/journal/deployment.ts';
import type { Apis } from './apis.ts';
import type { Secrets } from './secrets.ts';
import type { Token } from './token.ts';
import { CAUSES, type Vault } from './vault.ts';

/** Where a token ended up, as the record says it. */
export type KeptToken = Pick<DeploymentRecord, 'hasSecret' | 'secretBackend' | 'keyId'>;

export type KeepDeps = { readonly secrets: Secrets; readonly vault: Vault; readonly apis: Apis };

/** Keeps a proven token where it can be kept (keychain, else this session), and says where that was. */
export const keepToken = async (deps: KeepDeps, id: DeploymentId, token: Token): Promise<KeptToken> => {
  const kept = await deps.secrets.keep(id, token.secret);
  deps.apis.drop(id);
  const problem = kept.where === 'session' ? { cause: CAUSES[kept.code], message: kept.message } : null;
  deps.vault.hold(id, token.secret, problem);
  return {
    hasSecret: kept.where === 'keychain',
    secretBackend: kept.where === 'keychain' ? kept.backend : null,
    keyId: token.keyId,
  };
};
