const MIN_ENTROPY_BITS = 52;
const MAX_BYTES = 64;

const REPLACE = '!@$&*';
const SEPARATOR = '_-., ';
const OTHER = '"#%\'()+/:;<=>?[\\]^{|}~';
const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = LOWER.toUpperCase();
const DIGITS = '0123456789';
const ALPHABETS = [REPLACE, SEPARATOR, OTHER, LOWER, UPPER, DIGITS];

const reverse = (text: string): string => [...text].reverse().join('');

const RUNS = [DIGITS, 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', LOWER].flatMap((run) => [run, reverse(run)]);

const dropRepeats = (password: string): string => password.replace(/(.)\1{2,}/gsu, '$1$1');

/** Drops the third and later characters of every stretch that follows `run`. */
const dropRun = (password: string, run: string): string => {
  let kept = '';
  let length = 0;
  let previous = '';
  for (const char of password) {
    const at = run.indexOf(char);
    length = at > 0 && run[at - 1] === previous ? length + 1 : 1;
    if (length <= 2) kept += char;
    previous = char;
  }
  return kept;
};

const alphabetSize = (password: string): number => {
  const chars = new Set(password);
  const known = ALPHABETS.filter((alphabet) => [...alphabet].some((char) => chars.has(char)));
  const others = [...chars].filter((char) => !ALPHABETS.some((alphabet) => alphabet.includes(char)));
  return known.reduce((sum, alphabet) => sum + alphabet.length, others.length);
};

const entropyBits = (password: string): number => {
  const shortened = RUNS.reduce(dropRun, dropRepeats(password));
  return new TextEncoder().encode(shortened).length * Math.log2(Math.max(1, alphabetSize(password)));
};

const advice = (password: string): readonly string[] => {
  const has = (alphabet: string): boolean => [...password].some((char) => alphabet.includes(char));
  const hasAllSpecials = has(OTHER) && has(SEPARATOR) && has(REPLACE);
  return [
    ...(hasAllSpecials ? [] : ['including more special characters']),
    ...(has(LOWER) ? [] : ['using lowercase letters']),
    ...(has(UPPER) ? [] : ['using uppercase letters']),
    ...(has(DIGITS) ? [] : ['using numbers']),
  ];
};

/** Why a password is refused, in the server's words (coder-api 5.4), or undefined when it is good enough. */
export const findPasswordProblem = (password: string): string | undefined => {
  if (entropyBits(password) < MIN_ENTROPY_BITS) {
    const list = [...advice(password)];
    const advised = list.length === 0 ? '' : `${list.join(', ')} or `;
    return `insecure password, try ${advised}using a longer password`;
  }
  return new TextEncoder().encode(password).length > MAX_BYTES
    ? `password must be no more than ${MAX_BYTES} characters`
    : undefined;
};
