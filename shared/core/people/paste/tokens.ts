import { foldLetters } from '#shared/base/fold-text.ts';
import { isSecretLike } from './secrets.ts';

const USERNAME = /^[a-z0-9]+(?:[-_.][a-z0-9]+)*$/i;
const LONGEST_USERNAME = 64;
/** The patterns below need room on the stack for each letter. */
const LONGEST_WORD = 128;
export const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** "Anna", "O'Neil", "J.", "Smith-Jones": how a person's name is written, and hardly a username. */
const NAME_WORD = /^\p{Lu}[\p{L}\p{M}'.-]*$/u;
const PARTICLES = new Set(
  'van von der den de del della di da do dos das la le el al bin ibn ten ter zu zur y e i'.split(' '),
);
const LETTERS = /^[\p{L}\p{M}'.-]+$/u;

/** How a username is written, here or elsewhere; never anything that may be a token. */
export const isUsername = (text: string): boolean =>
  text.length <= LONGEST_USERNAME && USERNAME.test(text) && !isSecretLike(text);

/** A hyphen or a digit in it: a username rather than what somebody is or what a column is called. */
export const isMade = (word: string): boolean =>
  word.length <= LONGEST_USERNAME && /[-\d]/.test(word) && USERNAME.test(word);

/** A single word as a person's name begins: with a capital. */
export const isNameWord = (text: string): boolean => text.length <= LONGEST_WORD && NAME_WORD.test(text);
export const isLetters = (text: string): boolean => text.length <= LONGEST_WORD && LETTERS.test(text);

const MANNERS = new Set(
  [
    'hi hello hey dear thanks thank thx regards best cheers sincerely please kind kindest warm warmest many greetings morning afternoon evening fyi ps',
    'hallo guten danke grusse gruss mfg bitte liebe lieber viele freundlichen vielen',
    'bonjour salut merci cordialement bien bonne hola gracias saludos estimado estimados estimada buenos buenas',
    'ola obrigado obrigada atenciosamente abracos prezado prezados ciao grazie saluti buongiorno cordiali',
    'привет спасибо здравствуйте добрый уважением こんにちは ありがとう ありがとうございます よろしく よろしくお願いします',
    'team everyone everybody all folks colleagues kollegen and or und oder et ou with the these those them for from to add remove',
  ].flatMap((line) => line.split(' ').map(foldLetters)),
);
const CLOSERS = new Set(
  'thanks thank thx regards cheers sincerely best danke grusse gruss mfg merci cordialement gracias saludos obrigado atenciosamente grazie saluti спасибо уважением'
    .split(' ')
    .map(foldLetters),
);

const bare = (word: string): string =>
  foldLetters(word.slice(0, LONGEST_WORD)).replace(/[^\p{L}\p{M}]+/gu, '');

/** A word of manners, such as no list of people needs: "Hi", "thanks", "please". */
export const isManners = (word: string): boolean => MANNERS.has(bare(word));
/** A short line that ends a letter: what follows is who wrote it. */
export const isCloser = (line: string): boolean => {
  const words = line.trim().split(/\s+/, 6);
  return words.length < 6 && !line.trim().endsWith(':') && words.some((word) => CLOSERS.has(bare(word)));
};

/** A line of nothing but such words: "Best regards,", "Thanks!". */
export const isSignOff = (line: string): boolean => {
  const words = line.trim().split(/\s+/, 6);
  return (
    isCloser(line) && words.every((word) => bare(word) === '' || isManners(word) || CLOSERS.has(bare(word)))
  );
};

/** Two to six words as a person is called: "Anna Smith", "Ludwig van der Berg", "Smith Anna (IT)". */
export const isPersonName = (words: readonly string[]): boolean =>
  words.length >= 2 &&
  words.length <= 6 &&
  words.every((word) => isNameWord(word) || PARTICLES.has(word)) &&
  words.filter(isNameWord).length >= 2 &&
  !words.some(isManners);

const NOTES = /\s*(?:\([^()]*\)|\[[^[\]]*\])\s*/g;

/** A label as a name: without notes in brackets, "Smith, Anna" in its usual order; null: there is none. */
export const toDisplayName = (label: string): string | null => {
  const plain = label
    .replace(NOTES, ' ')
    .replace(/["“”]/g, '')
    .replace(/\s+-\s.*$/, '')
    .replace(/^[\s,;:'-]+|[\s,;:'-]+$/g, '');
  const parts = plain.split(',').map((part) => part.trim());
  const [family = '', given = '', ...more] = parts;
  const name = parts.length === 2 && family !== '' && given !== '' ? `${given} ${family}` : parts.join(' ');
  if (more.length > 0 || name.length > 128 || !/\p{L}/u.test(name) || isSecretLike(name)) return null;
  return name.replace(/\s+/g, ' ').trim();
};
