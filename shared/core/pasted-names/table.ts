import type { PastedName } from './name.ts';
import { unwrap } from './unwrap.ts';

const USERNAME = ['username', 'user', 'login', 'userlogin', 'loginname', 'account'];
const EMAIL = ['email', 'emailaddress', 'mail', 'mailaddress', 'useremail', 'workemail', 'primaryemail'];
const NAME = ['name', 'fullname', 'displayname'];
const DELIMITERS = [',', ';', '\t', '|'] as const;

/** Rows of cells; a cell in double quotes may hold the delimiter, line ends and doubled quotes (RFC 4180). */
const toRows = (text: string, delimiter: string): readonly (readonly string[])[] => {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endCell = (): void => {
    row.push(cell);
    cell = '';
  };
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (text.charAt(at + 1) === '"') cell += text.charAt(at++);
      else isQuoted = false;
    } else if (character === '"' && cell.trim() === '') {
      isQuoted = true;
      cell = '';
    } else if (character === delimiter) endCell();
    else if (character === '\n') {
      endCell();
      rows.push(row);
      row = [];
    } else cell += character;
  }
  endCell();
  rows.push(row);
  return rows;
};

type Columns = { readonly username: number; readonly email: number; readonly name: number };

const findColumns = (header: readonly string[]): Columns | null => {
  const words = header.map((cell) => cell.toLowerCase().replace(/[\s_-]/g, ''));
  const find = (known: readonly string[]): number => words.findIndex((word) => known.includes(word));
  const columns = { username: find(USERNAME), email: find(EMAIL), name: find(NAME) };
  return columns.username === -1 && columns.email === -1 ? null : columns;
};

const toName = (row: readonly string[], { username, email, name }: Columns): PastedName | null => {
  const cellAt = (column: number): string => unwrap((row[column] ?? '').replace(/^.*<([^<>]+)>\s*$/s, '$1'));
  const [user, mail, display] = [cellAt(username), cellAt(email), cellAt(name)];
  if (user !== '') return { value: user, also: mail || display || null };
  return mail === '' ? null : { value: mail, also: display || null };
};

const RULE = /^[\s|:-]*$/;

/**
 * The names in a table with a header that names a column of usernames or e-mail addresses (CSV with comma or
 * semicolon, tabs as a sheet copies them, Markdown); null: the text is no such table.
 */
export const readTable = (text: string): readonly PastedName[] | null => {
  const trimmed = text.trim();
  const end = trimmed.indexOf('\n');
  if (end === -1) return null;
  const first = trimmed.slice(0, end);
  if (findColumns([first]) !== null) return null;
  const delimiter = DELIMITERS.find(
    (one) => first.includes(one) && findColumns(toRows(first, one)[0] ?? []) !== null,
  );
  if (delimiter === undefined) return null;
  const [header = [], ...rows] = toRows(trimmed, delimiter);
  const columns = findColumns(header);
  if (columns === null) return null;
  return rows
    .filter((row) => !row.every((cell) => RULE.test(cell)))
    .flatMap((row) => toName(row, columns) ?? []);
};

/** Is this line, over others, nothing but the name of a column? */
export const isLoneHeader = (line: string): boolean => findColumns([line]) !== null;
