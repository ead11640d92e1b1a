import { stringify } from 'csv-stringify/sync';
import { mapInSlices, runWhole, type Slices } from '#shared/base/slices.ts';
import type { AuditJoin, Gaps } from '#shared/contract/apply-facts.ts';
import type { Verified } from '../../db/journal/plan.ts';

/** What makes a spreadsheet read a cell as a formula, in its full-width forms too; it may stand behind blanks. */
const STARTS_A_FORMULA = /^\s*[=+\-@\t\r\n\0＝＋－＠]/u;

/**
 * A spreadsheet of another language cuts a line at semicolons or tabs, whatever is quoted: then what stands behind one
 * of them inside a cell is a cell of its own.
 */
const STARTS_ONE_BEHIND_A_CUT = /([;,|\t\r\n"]\s*)(?=[=+\-@\0＝＋－＠])/gu;

/** The text as cells that no spreadsheet runs: an apostrophe in front where it would. Our import takes the first off. */
export const toInertCell = (text: string): string => {
  const inner = text.replace(STARTS_ONE_BEHIND_A_CUT, "$1'");
  return STARTS_A_FORMULA.test(inner) ? `'${inner}` : inner;
};

/** One change as the result file tells it; ids first, so that rows are paired by id and never by position. */
export type ResultRow = {
  readonly kind: string;
  /** The nil UUID where it is about a role. */
  readonly userId: string;
  readonly username: string;
  readonly email: string;
  readonly organizationId: string;
  readonly organization: string;
  /** The name of a role, or what else tells the subject apart; empty where it is a person. */
  readonly roleName: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly requestId: string | null;
  /** What our write found on the server, where that was not what had been read (`before`); null: as read. */
  readonly overlapped: readonly string[] | null;
};

export type ResultHead = {
  readonly planId: string;
  readonly deployment: string;
  readonly url: string;
  readonly hash: string;
  readonly createdAt: string;
  readonly endedAt: string | null;
  readonly state: string;
  /** Why each guard that stopped the plan was overridden. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly counts: Readonly<Record<string, number>>;
  /** The re-read after it, the server's audit log beside it, and the gaps between reads and writes; null: not known. */
  readonly verified: Verified | null;
  readonly audit: AuditJoin | null;
  readonly gaps: Gaps | null;
};

const COLUMNS = [
  'kind',
  'user_id',
  'username',
  'email',
  'organization_id',
  'organization',
  'role_name',
  'outcome',
  'reason',
  'roles_before',
  'roles_after',
  'request_id',
  'overlapped',
] as const;

const toCells = (row: ResultRow): readonly string[] =>
  [
    row.kind,
    row.userId,
    row.username,
    row.email,
    row.organizationId,
    row.organization,
    row.roleName,
    row.outcome,
    row.reason ?? '',
    row.before.join(' '),
    row.after.join(' '),
    row.requestId ?? '',
    // Found with no words at all is told apart from found as read.
    row.overlapped === null ? '' : row.overlapped.join(' ') || '(none)',
  ].map(toInertCell);

const ROWS_A_SLICE = 500;

const toLines = (cells: readonly (readonly string[])[], bom: boolean): string =>
  stringify([...cells], {
    bom,
    record_delimiter: 'windows',
    // The library quotes only its own record delimiter; a lone line end would break the row as well.
    quoted_match: /[\r\n]/,
  });

/** UTF-8 with a byte order mark, CRLF, one header line, one line per change. In slices. */
export function* toCsvInSlices(rows: readonly ResultRow[]): Slices<string> {
  const parts = [toLines([COLUMNS], true)];
  for (let at = 0; at < rows.length; at += ROWS_A_SLICE) {
    parts.push(toLines(rows.slice(at, at + ROWS_A_SLICE).map(toCells), false));
    yield;
  }
  return parts.join('');
}

/** The same at once. */
export const toCsv = (rows: readonly ResultRow[]): string => runWhole(toCsvInSlices(rows));

/** The same as JSON, with the plan's head; format version 1. In slices. */
export function* toJsonInSlices(head: ResultHead, rows: readonly ResultRow[]): Slices<string> {
  const opened = JSON.stringify({ format: 'rollcall-result', version: 1, plan: head }, null, 2);
  const changes = yield* mapInSlices(rows, (row) => JSON.stringify(row, null, 2).replaceAll('\n', '\n    '));
  // The head ends with the bracket of the file; the changes go in before it.
  const start = opened.slice(0, opened.lastIndexOf('\n}'));
  return `${start},\n  "changes": [${changes.length === 0 ? '' : `\n    ${changes.join(',\n    ')}\n  `}]\n}\n`;
}

/** The same at once. */
export const toJson = (head: ResultHead, rows: readonly ResultRow[]): string =>
  runWhole(toJsonInSlices(head, rows));
