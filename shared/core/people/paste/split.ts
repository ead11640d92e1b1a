const QUOTES = /"/g;

/** Splits at some characters, not inside double quotes that are closed again; without empty pieces. */
export const splitList = (text: string, at: string): readonly string[] => {
  const quotes = text.match(QUOTES)?.length ?? 0;
  const pieces: string[] = [];
  let start = 0;
  let isQuoted = false;
  let left = quotes;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === '"') {
      left -= 1;
      isQuoted = !isQuoted && left > 0;
    } else if (!isQuoted && at.includes(character)) {
      pieces.push(text.slice(start, index));
      start = index + 1;
    }
  }
  pieces.push(text.slice(start));
  return pieces.map((one) => one.trim()).filter((one) => one !== '');
};

const AND = /\s+(?:and|und|et|y|e|och|og|en|ed|or|oder|&|\+)\s+/i;

/** "bob and carla" as two pieces, where both are single words. */
export const splitAnd = (piece: string): readonly string[] => {
  if (piece.length > 200) return [piece];
  const parts = piece.replace(/^(?:and|und|et|y|e|och|og|en|&)\s+(?=\S+$)/i, '').split(AND);
  return parts.every((part) => !/\s/.test(part)) ? parts.filter((part) => part !== '') : [piece];
};
