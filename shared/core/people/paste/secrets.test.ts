import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSecretLike, namesSecret, toShown } from './secrets.ts';

const letters = (length: number) => fc.stringMatching(new RegExp(`^[a-zA-Z0-9]{${length}}$`));

describe('what must not be shown of a pasted list', () => {
  it.each([
    ...[
      'Password',
      'Initial password [passwordProfile] Required',
      'user_password',
      'Passwort',
      'Startkennwort',
    ],
    ...[
      'Mot de passe',
      'Contraseña',
      'Senha',
      'Пароль',
      'パスワード',
      '密码',
      'API Key',
      'access-token',
      'PIN',
    ],
    ...['credentials.password.value', 'Recovery codes', 'pwd:'],
  ])('is what stands under %s', (header) => {
    expect(namesSecret(header)).toBe(true);
    expect(toShown(`${header}: x`)).toBeNull();
  });

  it.each(['Email', 'Passport number', 'Name', 'Tokyo office', 'Opinion', 'Spinner', 'Compass'])(
    'is not what stands under %s',
    (header) => {
      expect(namesSecret(header)).toBe(false);
    },
  );

  it('is a token of Coder’s, wherever it stands', () => {
    fc.assert(
      fc.property(letters(10), letters(22), (id, secret) => {
        expect(isSecretLike(`${id}-${secret}`)).toBe(true);
        expect(toShown(`use (${id}-${secret}), please`)).not.toContain(secret);
      }),
    );
  });

  it.each([
    'abcdefghij-abcdefghijklmnopqrstuv',
    'ghp_abcdefghijklmnopqrst',
    'd41d8cd98f00b204e9800998ecf8427e',
  ])('is %s, though it has letters of one case alone', (token) => {
    expect(isSecretLike(token)).toBe(true);
  });

  it('is a word that looks like a password', () => {
    expect(toShown('the first one is Welcome-Start-1 for now')).toBe('the first one is ••• for now');
    expect(toShown('please add these people')).toBe('please add these people');
  });
});
