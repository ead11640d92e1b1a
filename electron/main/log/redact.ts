type Rule = readonly [pattern: RegExp, replacement: string];

const RULES: readonly Rule[] = [
  // A header's value ends with the line, a quote or a comma; the name stays, since it explains.
  [
    /\b(coder-session-token|authorization|cookie|set-cookie|x-api-key)\b(["']?\s*[:=]\s*["']?)[^"'\r\n,}]+/gi,
    '$1$2[secret]',
  ],
  [/\bbearer\s+[A-Za-z0-9._~+/=-]+/gi, 'Bearer [secret]'],
  [/[A-Za-z0-9]{10}-[A-Za-z0-9]{22}/g, '[token]'],
  [/\/\/[^\s/@"']+@/g, '//[user]@'],
  [/[^\s"'<>()[\]{},;:=]+@[^\s"'<>()[\]{},;:=@]+\.[^\s"'<>()[\]{},;:=@.]+/g, '[e-mail]'],
  [/(\bhttps?:\/\/[^\s"'?]*)\?[^\s"']*/gi, '$1?[query]'],
];

/** Longest line kept, in characters. */
const lineLimit = 8_000;

const toEscape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Makes control, line-break and text-direction characters visible, so that a value cannot forge a line. */
const escapeControls = (text: string): string =>
  text.replace(/[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (character) => {
    if (character === '\n') return '\\n';
    return character === '\r' ? '\\r' : toEscape(character);
  });

/** Cuts at a space, so that half a token, which no rule would know, is never left at the end. */
const cut = (text: string): string =>
  text.length <= lineLimit * 2 ? text : text.slice(0, lineLimit * 2).replace(/\S*$/, '');

/**
 * The one choke point on the way to a log: takes out Coder tokens, bearer and cookie values, e-mail addresses, user
 * names in addresses, query strings and the person's home folder, and makes one line of it. Always returns.
 */
export const createRedactor = (home: string): ((text: string) => string) => {
  const homes = home.length > 1 ? [home, home.replaceAll('\\', '\\\\')] : [];
  return (text) => {
    const known = homes.reduce((rest, folder) => rest.replaceAll(folder, '~'), cut(text));
    const clean = RULES.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), known);
    return escapeControls(clean).slice(0, lineLimit);
  };
};
