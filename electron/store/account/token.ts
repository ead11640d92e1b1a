import { fail, ok, type Result } from '#shared/base/result.ts';

/** Ten characters of public id, a hyphen, twenty-two of secret (coder-api 1.2). */
const TOKEN = /^[0-9A-Za-z]{10}-[0-9A-Za-z]{22}$/;
/** Spaces, line ends and invisible characters that come along when a token is copied from a page or a chat. */
const CAME_ALONG = /[\s\p{Cf}]+/gu;

/** A token and its public part. Never written down as a whole but in the keychain. */
export type SecretToken = { readonly secret: string; readonly keyId: string };

/** The public part of a token, by which the server names it. */
export const toKeyId = (secret: string): string => secret.slice(0, 10);

/** A pasted token without what came along; anything that is not a token is refused without repeating it. */
export const parseToken = (pasted: string): Result<SecretToken, 'bad-token'> => {
  const secret = pasted.replace(CAME_ALONG, '');
  if (!TOKEN.test(secret))
    return fail(
      'bad-token',
      'This is not a Coder token. A token is ten letters or digits, a hyphen, and twenty-two more: open the token page, create one and paste it whole.',
    );
  return ok({ secret, keyId: toKeyId(secret) });
};
