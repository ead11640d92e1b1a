import type { Output } from '#shared/contract/index.ts';

/** What a server says of signing in there. */
export type SignIn = Output<'deployment.probe'>['signIn'];
export type SignInWay = 'token' | 'password';

/** Why one cannot sign in with a password there, as a sentence; null: one can. Null as `signIn`: not asked yet. */
export const whyNoPassword = (signIn: SignIn | null): string | null => {
  if (signIn === null) return 'Known once the server has answered.';
  return signIn.password ? null : 'This server does not take passwords.';
};

/** What people see in a browser there: GitHub, the server's own button, both, or nothing (null). */
const nameBrowserWays = ({ github, oidc }: SignIn): string | null => {
  const names = [
    ...(github ? ['GitHub'] : []),
    ...(oidc === null ? [] : [`“${oidc.trim() || 'OpenID Connect'}”`]),
  ];
  return names.length === 0 ? null : names.join(' or ');
};

/** What to do where people sign in with a browser; null: nothing to say. */
export const toBrowserNote = (signIn: SignIn | null): string | null => {
  const names = signIn === null ? null : nameBrowserWays(signIn);
  if (names === null) return null;
  const steps = 'open the token page, sign in there, make a token, and paste it here.';
  return signIn?.password === true
    ? `Who signs in with ${names}: ${steps}`
    : `People sign in to this server with ${names}, in the browser: ${steps}`;
};
