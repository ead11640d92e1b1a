import { foldLetters } from '#shared/base/fold-text.ts';

const squeeze = (text: string): string => foldLetters(text).replace(/[^\p{L}\p{N}]+/gu, '');

/** Parts of words by which a column, a label or a line tells that a secret is near. */
const WITHIN = [
  'password passwd passwort kennwort passphrase passcode motdepasse contrasena senha palavrapasse wachtwoord losenord',
  'geslo lozinka slaptazodis contrasenya parool matkhau katasandi κωδικος סיסמה كلمةالمرور كلمةالسر गुप्तशब्द รหัสผ่าน',
  'salasana heslo jelszo adgangskode haslo sifre parola пароль пароли パスワード パスフレーズ 密码 密碼 口令 비밀번호 암호',
  'secret geheimnis segredo секрет シークレット apikey accesskey privatekey sshkey credential zugangsdaten',
  'recoverycode backupcode temppass accesstoken authtoken sessiontoken apitoken токен トークン',
].flatMap((line) => line.split(' ').map(squeeze));
const WHOLE = new Set(
  'token tokens pwd pw pass pin otp totp hash salt clave chave jeton passkey secreto'.split(' '),
);

/** Does this label, header or line speak of a secret? */
export const namesSecret = (text: string): boolean => {
  const squeezed = squeeze(text);
  if (WITHIN.some((word) => squeezed.includes(word))) return true;
  return foldLetters(text)
    .split(/[^\p{L}\p{N}]+/u)
    .some((word) => WHOLE.has(word));
};

const TOKENS =
  /^(?:[a-z0-9]{10}-[a-z0-9]{22}|gh[a-z]_\w{16,}|github_pat_\w+|glpat-[\w-]+|xox[a-z]-[\w-]+|eyj[\w-]+\.[\w.-]+|akia[a-z0-9]{12,}|[a-f0-9]{32,}|sk-[\w-]{16,})$/i;
/** A password behind a one-way function, and one in an address of the web. */
const WITH_PASSWORD = /\$(?:[1-7y]|2[abxy]|apr1|argon2\w*|pbkdf2[\w-]*)\$|:\/\/[^\s/@]*:[^\s/@]*@/;
const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}=]+$/gu;
const LONG = /^[\w+/=-]{24,}$/;

/** Does this look like a token of Coder's or of somebody else's? Session tokens of Coder: ten signs, a dash, 22. */
export const isSecretLike = (word: string): boolean => {
  if (word.length < 16) return false;
  if (TOKENS.test(word)) return true;
  return LONG.test(word) && /\d/.test(word) && /[a-z]/.test(word) && /[A-Z]/.test(word);
};

/** Letters in both cases with digits: how passwords look, and hardly a word of prose. */
const isPasswordLike = (word: string): boolean =>
  word.length >= 8 && /\d/.test(word) && /\p{Lu}/u.test(word) && /\p{Ll}/u.test(word) && !word.includes('@');

/** A line as it may be shown; null: it speaks of a secret. */
export const toShown = (text: string): string | null => {
  if (namesSecret(text)) return null;
  const words = text.slice(0, 400).trim().split(/\s+/);
  const isHidden = (word: string): boolean =>
    isSecretLike(word.replace(EDGES, '')) || isPasswordLike(word) || WITH_PASSWORD.test(word);
  return words
    .map((word) => (isHidden(word) ? '•••' : word))
    .join(' ')
    .slice(0, 200);
};
