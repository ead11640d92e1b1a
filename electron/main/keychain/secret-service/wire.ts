/**
 * D-Bus' own form of values, as far as the Secret Service needs it: little-endian, aligned to the start of what is
 * written. A value of a struct or a dict entry is an array of its parts; `ay` is a `Buffer`; a variant is
 * `[signature, value]`.
 */

/** D-Bus' own limits: a signature in bytes, and how deep values lie in each other. */
const mostSignature = 255;
const mostDepth = 64;

/**
 * Splits a signature into its complete types: `a{ss}o` is `a{ss}` and `o`. Throws on one that does not close, or is
 * longer than D-Bus allows.
 */
export const splitSignature = (signature: string): readonly string[] => {
  if (signature.length > mostSignature) throw new Error('D-Bus: a signature that is too long.');
  const types: string[] = [];
  for (let at = 0; at < signature.length; ) {
    const end = endOfType(signature, at);
    types.push(signature.slice(at, end));
    at = end;
  }
  return types;
};

const endOfType = (signature: string, at: number): number => {
  const code = signature[at];
  if (code === 'a') return endOfType(signature, at + 1);
  if (code !== '(' && code !== '{') {
    if (code === undefined || !'ybnqiuxtdsogv'.includes(code)) throw new Error(`D-Bus: no type ${code}`);
    return at + 1;
  }
  const close = code === '(' ? ')' : '}';
  let next = at + 1;
  // Not in D-Bus, and a list of what has no size has no end.
  if (signature[next] === close) throw new Error('D-Bus: a struct of nothing.');
  while (signature[next] !== close) next = endOfType(signature, next);
  return next + 1;
};

const ALIGNMENT: Readonly<Record<string, number>> = {
  y: 1,
  g: 1,
  v: 1,
  n: 2,
  q: 2,
  x: 8,
  t: 8,
  d: 8,
  '(': 8,
  '{': 8,
};
const alignmentOf = (type: string): number => ALIGNMENT[type[0] ?? ''] ?? 4;
const partsOf = (type: string): readonly string[] => splitSignature(type.slice(1, -1));

const toList = (value: unknown): readonly unknown[] => {
  if (!Array.isArray(value)) throw new Error('D-Bus: a list was expected.');
  return value;
};

/** Values as bytes, one for each type of the signature. Throws on a type that we never send. */
export const marshal = (signature: string, values: readonly unknown[]): Buffer => {
  const bytes: number[] = [];
  const pad = (to: number): void => {
    while (bytes.length % to !== 0) bytes.push(0);
  };
  const u32 = (value: number): void => {
    pad(4);
    bytes.push(value & 255, (value >>> 8) & 255, (value >>> 16) & 255, (value >>> 24) & 255);
  };
  const put = (type: string, value: unknown): void => {
    const code = type[0] ?? '';
    if (code === 'y') bytes.push(Number(value));
    else if (code === 'u') u32(Number(value));
    else if (code === 'b') u32(value === true ? 1 : 0);
    else if (code === 's' || code === 'o' || code === 'g') {
      const text = Buffer.from(String(value), 'utf8');
      if (code === 'g') bytes.push(text.length);
      else u32(text.length);
      for (const byte of text) bytes.push(byte);
      bytes.push(0);
    } else if (code === 'v') {
      const [inner, content] = toList(value);
      put('g', inner);
      put(String(inner), content);
    } else if (code === '(' || code === '{') {
      pad(8);
      const list = toList(value);
      for (const [index, part] of partsOf(type).entries()) put(part, list[index]);
    } else if (code === 'a') putArray(type.slice(1), value);
    else throw new Error(`D-Bus: ${code} is never sent.`);
  };
  const putArray = (type: string, value: unknown): void => {
    u32(0);
    const lengthAt = bytes.length - 4;
    pad(alignmentOf(type));
    const from = bytes.length;
    for (const one of Buffer.isBuffer(value) ? value : toList(value)) put(type, one);
    const length = bytes.length - from;
    for (let index = 0; index < 4; index++) bytes[lengthAt + index] = (length >>> (8 * index)) & 255;
  };
  const types = splitSignature(signature);
  for (const [index, type] of types.entries()) put(type, values[index]);
  return Buffer.from(bytes);
};

/**
 * Values from bytes, and where the next one begins. Throws on bytes that end too early, an array that does not end where
 * it says, and values that lie too deep in each other.
 */
export const unmarshal = (
  signature: string,
  bytes: Buffer,
  from = 0,
): { readonly values: readonly unknown[]; readonly end: number } => {
  let at = from;
  const pad = (to: number): void => {
    at = Math.ceil(at / to) * to;
  };
  const take = (length: number): number => {
    if (at + length > bytes.length) throw new Error('D-Bus: the message ends too early.');
    at += length;
    return at - length;
  };
  const u32 = (): number => {
    pad(4);
    return bytes.readUInt32LE(take(4));
  };
  const text = (length: number): string => {
    const start = take(length + 1);
    return bytes.toString('utf8', start, start + length);
  };
  const getArray = (type: string, depth: number): unknown => {
    const length = u32();
    pad(alignmentOf(type));
    const start = take(length);
    if (type === 'y') return Buffer.from(bytes.subarray(start, start + length));
    at = start;
    const list: unknown[] = [];
    while (at < start + length) list.push(get(type, depth));
    if (at !== start + length) throw new Error('D-Bus: an array that does not end where it says.');
    return list;
  };
  const get = (type: string, depth: number): unknown => {
    if (depth > mostDepth) throw new Error('D-Bus: values that lie too deep.');
    switch (type[0]) {
      case 'y':
        return bytes.readUInt8(take(1));
      case 'b':
        return u32() === 1;
      case 'n':
      case 'q':
        pad(2);
        return bytes.readUInt16LE(take(2));
      case 'i':
      case 'u':
        return u32();
      case 'x':
      case 't':
      case 'd':
        pad(8);
        return bytes.readBigUInt64LE(take(8));
      case 's':
      case 'o':
        return text(u32());
      case 'g':
        return text(bytes.readUInt8(take(1)));
      case 'v': {
        const inner = text(bytes.readUInt8(take(1)));
        if (splitSignature(inner).length !== 1) throw new Error('D-Bus: a variant of other than one type.');
        return [inner, get(inner, depth + 1)];
      }
      case 'a':
        return getArray(type.slice(1), depth + 1);
      default:
        pad(8);
        return partsOf(type).map((part) => get(part, depth + 1));
    }
  };
  return { values: splitSignature(signature).map((type) => get(type, 0)), end: at };
};
