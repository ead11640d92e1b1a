import type { RowOfPage } from '#renderer/client/page-view.ts';
import { countOf, formatAgo, formatCount, formatSince } from '#renderer/ui/format.ts';
import type { Output } from '#shared/contract/index.ts';
import { MOST_SUBJECTS_IN_MESSAGE } from '#shared/contract/pieces.ts';
import { toPlainName } from '#shared/core/text/display-text.ts';

type Told = Pick<
  Output<'token.list'>,
  'asOf' | 'whose' | 'problem' | 'seesAll' | 'told' | 'all' | 'unreadable' | 'readAs'
>;

/** "3 tokens". */
export const countTokens = (count: number): string => countOf(count, 'token', 'tokens');

/** Why so many tokens are not ticked, and the way on. */
export const toTooManyText = (count: number): string =>
  `${countTokens(count)} would be selected, and ${MOST_SUBJECTS_IN_MESSAGE} can be at once: what is selected stays. Search for fewer, or expire those first and clear the selection.`;

const WEEK_MS = 7 * 86_400_000;
const YEAR_MS = 365 * 86_400_000;

/** When a token ends, and whether that deserves a look: it is over, soon, or not for long to come. */
export const toEnd = (
  { expiresAt, isExpired }: Pick<RowOfPage<'token.list'>, 'expiresAt' | 'isExpired'>,
  nowMs: number,
): { readonly text: string; readonly tone: 'soft' | 'warn' | 'plain' } => {
  if (expiresAt === null) return { text: 'not told', tone: 'soft' };
  if (isExpired) return { text: `expired ${formatSince(expiresAt, nowMs)}`, tone: 'soft' };
  const leftMs = Date.parse(expiresAt) - nowMs;
  if (leftMs > YEAR_MS) return { text: 'not within a year', tone: 'warn' };
  const left = formatAgo(new Date(nowMs).toISOString(), Date.parse(expiresAt));
  return { text: left === 'now' ? 'in a moment' : `in ${left}`, tone: leftMs < WEEK_MS ? 'warn' : 'plain' };
};

/** What a token may do. */
export const toScopesText = (scopes: readonly string[]): string => {
  if (scopes.includes('coder:all')) return 'everything';
  return scopes.length === 0 ? 'not told' : scopes.join(', ');
};

const sayWhose = ({ seesAll, whose, readAs }: Told): string => {
  if (readAs !== null)
    return `These are the tokens that ${toPlainName(readAs)} may see: they were read before you signed in as somebody else. Refresh to read those that you may see.`;
  if (whose === 'own')
    return 'The tokens of everybody are more than Rollcall takes in one answer, or may not be read by you, so only your own are here. Where they are too many, delete expired ones on the server, then refresh.';
  if (seesAll === true) return '';
  return seesAll === null
    ? 'The tokens that you may see: an owner sees everybody’s, anybody else their own.'
    : 'The tokens that you may see: your own. Only an owner sees everybody’s.';
};

/** What must be said of the whole list, in whole sentences; none: it is all there is, and fresh. */
export const listNotes = (told: Told): readonly string[] =>
  [
    told.problem === null
      ? ''
      : `The last refresh could not read tokens. ${told.asOf === null ? '' : 'Shown are those of the refresh before. '}${told.problem}`,
    sayWhose(told),
    told.unreadable === 0
      ? ''
      : `${countTokens(told.unreadable)} of the server’s list could not be read, and ${told.unreadable === 1 ? 'is' : 'are'} not here. Ask who runs the server to look at ${told.unreadable === 1 ? 'it' : 'them'}.`,
    told.told > told.all
      ? `The server told of ${countTokens(told.told)}; the copy keeps ${formatCount(told.all)}. Left out are those that have expired or were not used lately: delete expired ones on the server, then refresh.`
      : '',
  ].filter((text) => text !== '');
