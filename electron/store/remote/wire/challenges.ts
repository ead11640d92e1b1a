const TOKEN = /^([!#$%&'*+.^_`|~0-9a-z-]+)(.*)$/is;

/** Splits at commas that stand outside of quoted strings; a quote that is never closed goes to the end. */
const splitList = (line: string): readonly string[] => {
  const parts: string[] = [];
  let part = '';
  let isQuoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const char = line.charAt(at);
    if (isQuoted && char === '\\') {
      at += 1;
      continue;
    }
    if (char === '"') isQuoted = !isQuoted;
    if (char === ',' && !isQuoted) {
      parts.push(part);
      part = '';
    } else if (!isQuoted) part += char;
  }
  return [...parts, part];
};

/**
 * The schemes of `Proxy-Authenticate`, in lower case, each once (RFC 9110 11.6.1). One line may hold several challenges,
 * and a comma also separates the parameters of one: what begins with `name =` is a parameter, whatever is in its quotes.
 */
export const listSchemes = (lines: readonly string[]): readonly string[] => {
  const schemes = lines.flatMap(splitList).map((item) => {
    const [, name, rest = ''] = TOKEN.exec(item.trim()) ?? [];
    if (name === undefined || (rest !== '' && !/^\s/.test(rest)) || /^\s*=/.test(rest)) return null;
    return name.toLowerCase();
  });
  return [...new Set(schemes.filter((name) => name !== null))];
};
