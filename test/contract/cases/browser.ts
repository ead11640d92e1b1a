import type { Twin } from '#electron/demo/index.ts';

/** A session of somebody who came back from the identity provider, as a browser would; the client never does this. */
export const signInByBrowser = async (twin: Twin | null): Promise<string> => {
  if (twin === null) return '';
  const url = `${twin.url}/api/v2/users/oidc/callback?code=${twin.oddities.noName}&state=s`;
  const back = await fetch(url, { redirect: 'manual', headers: { Cookie: 'oauth_state=s' } });
  return /coder_session_token=([^;]+)/.exec(back.headers.get('set-cookie') ?? '')?.[1] ?? '';
};
