/** Outcome of reading the first JSON value of a body; the detail is worded as Go's decoder words it. */
export type FirstValue =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly detail: string };

const endOfStructure = (text: string, start: number): number | undefined => {
  let depth = 0;
  let inString = false;
  for (let at = start; at < text.length; at += 1) {
    const char = text[at];
    if (inString) {
      if (char === '\\') at += 1;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{' || char === '[') depth += 1;
    else if (char === '}' || char === ']') depth -= 1;
    if (!inString && depth === 0) return at + 1;
  }
  return undefined;
};

const parse = (text: string): FirstValue | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return { ok: true, value };
  } catch {
    // Not one whole value; the caller finds out why.
    return undefined;
  }
};

/** Reads only the first value of the body, as the server does; what follows it is ignored. */
export const readFirstValue = (body: string): FirstValue => {
  const text = body.trimStart();
  if (text === '') return { ok: false, detail: 'EOF' };
  const whole = parse(text);
  if (whole !== undefined) return whole;
  const opener = text[0] ?? '';
  if (opener === '{' || opener === '[' || opener === '"') {
    const end = endOfStructure(text, 0);
    if (end === undefined) return { ok: false, detail: 'unexpected EOF' };
    const first = parse(text.slice(0, end));
    if (first !== undefined) return first;
    return { ok: false, detail: 'invalid character in JSON body' };
  }
  const scalar = /^(?:true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/.exec(text)?.[0];
  if (scalar !== undefined) return parse(scalar) ?? { ok: false, detail: 'unexpected EOF' };
  return { ok: false, detail: `invalid character '${opener}' looking for beginning of value` };
};
