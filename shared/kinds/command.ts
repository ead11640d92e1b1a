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

/** Arguments that may start with a dash come behind `--`, so that none is taken for an option. */
export const withArguments = (command: string, words: readonly string[]): string =>
  [command, ...(words.some((word) => word.startsWith('-')) ? ['--'] : []), ...words.map(quote)].join(' ');

/** The command line of Coder, for things of one organization. */
export const inOrganization = (organizationId: string): string =>
  `coder organizations -O ${quote(organizationId)}`;
