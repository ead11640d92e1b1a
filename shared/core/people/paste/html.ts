/** A line of a text as it is shown, and the lines of the text (counted from 0) that it stands in. */
export type ShownLine = { readonly text: string; readonly line: number; readonly lastLine: number };

const IS_HTML = /<(?:span|a|script|style|table|tbody|tr|td|th|ul|ol|li|p|div|br|html|body)(?:\s[^<>]*)?\/?>/i;
const CLOSES = /<\/(?:table|tbody|tr|td|th|ul|ol|li|p|div|html|body|a|span|script|style)\s*>/i;
const PIECE = /<(\/?)([a-z][a-z0-9]*)(?=[\s/>])([^<>]*)>|[^<]+|</gi;
const BLOCKS = new Set('table thead tbody tr ul ol li p div br html body h1 h2 h3 h4 h5 h6'.split(' '));
const MAILTO = /href\s*=\s*["']?mailto:([^"'?\s>]{1,320})/i;
const ENTITY = /&(?:lt|gt|amp|quot|apos|nbsp|#\d{1,6}|#x[0-9a-f]{1,6});/gi;
const NAMED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

const toCharacter = (entity: string): string => {
  const name = entity.slice(1, -1).toLowerCase();
  if (!name.startsWith('#')) return NAMED[name] ?? ' ';
  const code = name.startsWith('#x')
    ? Number.parseInt(name.slice(2), 16)
    : Number.parseInt(name.slice(1), 10);
  return code > 31 && code < 0x110000 ? String.fromCodePoint(code) : ' ';
};

/** What a page holds and does not show, or strikes out. */
const UNSHOWN = [
  ['<!--', '-->'],
  ['<script', '</script'],
  ['<style', '</style'],
  ['<del>', '</del'],
  ['<s>', '</s'],
  ['<strike>', '</strike'],
] as const;

const toBlank = (source: string): string => source.replace(/[^\n]+/g, ' ');
/** The source without what it does not show; its lines stay. */
const toShownSource = (source: string): string =>
  UNSHOWN.reduce((text, [open, close]) => {
    const lower = text.toLowerCase();
    const kept: string[] = [];
    let from = 0;
    for (let at = lower.indexOf(open); at !== -1; at = lower.indexOf(open, from)) {
      const end = lower.indexOf(close, at);
      if (end === -1) break;
      kept.push(text.slice(from, at), toBlank(text.slice(at, end)));
      // The closing tag itself draws nothing; the sign of a comment's end would.
      from = open === '<!--' ? end + close.length : end;
    }
    kept.push(text.slice(from));
    return kept.join('');
  }, source);

/** Whether a text is the source of a page rather than what a page shows. */
export const isHtml = (text: string): boolean => IS_HTML.test(text) && CLOSES.test(text);

/** The lines that a page with this source would show: a row of a table with tabs between its cells, a block, a break. */
export const toShownLines = (source: string): readonly ShownLine[] => {
  const shown: ShownLine[] = [];
  let text = '';
  let line = 0;
  let start = 0;
  let cells = 0;
  let address = '';
  const flush = (): void => {
    if (text.trim() !== '') shown.push({ text: text.replace(/^ +| +$/g, ''), line: start, lastLine: line });
    text = '';
    cells = 0;
    start = line;
  };
  const open = (name: string, attributes: string): void => {
    if (name === 'td' || name === 'th') {
      if (cells > 0) text = `${text.trimEnd()}\t`;
      cells += 1;
    } else if (name === 'a') address = MAILTO.exec(attributes)?.[1] ?? '';
    else if (BLOCKS.has(name) && cells === 0) flush();
    else if (name === 'tr') flush();
  };
  const close = (name: string): void => {
    if (name === 'a' && address !== '' && !text.endsWith(address)) text += ` <${address}>`;
    if (name === 'a') address = '';
    if (name === 'tr' || name === 'table' || (BLOCKS.has(name) && cells === 0)) flush();
  };
  for (const match of toShownSource(source).matchAll(PIECE)) {
    const [piece, slash, tag, attributes = ''] = match;
    if (tag !== undefined) (slash === '/' ? close : open)(tag.toLowerCase(), attributes);
    else {
      if (text.trim() === '' && cells === 0)
        start = line + (/^\s*/.exec(piece)?.[0].split('\n').length ?? 1) - 1;
      text += piece.replace(/\s+/g, ' ').replace(ENTITY, toCharacter);
    }
    line += piece.split('\n').length - 1;
  }
  flush();
  return shown;
};
