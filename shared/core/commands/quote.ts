const PLAIN = /^[A-Za-z0-9_./:@%+=,-]+$/;

/**
 * One word of a POSIX shell, whatever is in it. A NUL cannot be in any argument and is left out. A word that could
 * be taken for an option is the caller's matter.
 */
export const quote = (word: string): string => {
  const clean = word.replaceAll('\0', '');
  return PLAIN.test(clean) ? clean : `'${clean.replaceAll("'", `'\\''`)}'`;
};

/** A shell comment: one line, whatever the text. */
export const toComment = (text: string): string =>
  `# ${text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim()}`;
