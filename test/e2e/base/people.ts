import type { Twin } from '#electron/demo/index.ts';

/** Somebody who signs in with a password that is found nowhere else. */
export type Somebody = { readonly email: string; readonly password: string };

/** Adds an owner with a password of their own to a server. The seed's e-mail rule makes the address. */
export const addOwner = (twin: Twin, username: string, password: string): Somebody => {
  twin.edit.createUser({ username, loginType: 'password', password });
  twin.edit.setSiteRoles(username, ['owner']);
  const email = twin.dump().users.find((user) => user.username === username)?.email ?? '';
  return { email, password };
};

/** The tokens that Rollcall made there, whole, oldest first. */
export const findOwnTokens = (twin: Twin): readonly string[] =>
  twin
    .save()
    .world.keys.filter(({ tokenName }) => tokenName.startsWith('rollcall-'))
    .map(({ id, secret }) => `${id}-${secret}`);

/** Does the server still take this token? */
export const isGood = async (twin: Twin, token: string): Promise<boolean> => {
  const response = await fetch(`${twin.url}/api/v2/users/me`, { headers: { 'Coder-Session-Token': token } });
  return response.ok;
};
