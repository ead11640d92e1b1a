import type { Deployment } from '../deployment.ts';
import type { ApiKey } from '../world/rows.ts';

const legacyScope = (key: ApiKey): string => {
  if (key.scopes.includes('coder:application_connect')) return 'application_connect';
  return key.scopes.includes('coder:all') ? 'all' : '';
};

/** A key as the API shows one; the secret is never shown again. */
export const keyObject = (deployment: Deployment, key: ApiKey) => ({
  id: key.id,
  user_id: key.userId,
  last_used: key.lastUsed,
  expires_at: key.expiresAt,
  created_at: key.createdAt,
  updated_at: key.updatedAt,
  login_type: key.loginType,
  scope: legacyScope(key),
  ...(deployment.traits.keyScopes ? { scopes: key.scopes } : {}),
  token_name: key.tokenName,
  lifetime_seconds: key.lifetimeSeconds,
  ...(deployment.traits.keyScopes ? { allow_list: key.allowList } : {}),
});
