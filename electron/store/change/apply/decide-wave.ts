import type { WaveNews } from '#shared/contract/apply-facts.ts';
import { toOutcome } from '#shared/core/outcome.ts';
import type { ChangeRow } from '../../db/journal/change-row.ts';

type Ended = Pick<ChangeRow, 'state' | 'reason' | 'message' | 'verdict'>;

/** The shares of a wave above which it is not wise to go on, as for the last 50 changes (ENG-12). */
const MOST_CONFLICTS = 0.1;
const MOST_FAILURES = 0.2;

const CONFLICTS: readonly (string | null)[] = ['conflict', 'conflict-after-unknown'];
/** Codes that say little: only the words of the server tell one kind from another. */
const VAGUE: readonly string[] = ['forbidden', 'invalid', 'other'];

/** The server's words without what names a person or a number, so that two refusals of a kind read the same. */
const toPattern = (message: string): string =>
  message
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, '*')
    .replace(/"[^"]*"|'[^']*'/g, '*')
    .replace(/\d+/g, '*')
    .slice(0, 120);

/** Two refusals are of one kind when the server refused for the same reason, whoever they are about. */
export const toRefusalKind = (reason: string | null, message: string | null): string => {
  const code = reason ?? 'other';
  return VAGUE.includes(code) && message !== null ? `${code}: ${toPattern(message)}` : code;
};

const listRefusals = (rows: readonly Ended[], accepted: ReadonlySet<string>): readonly WaveNews[] => {
  const found = new Map<string, { message: string | null; people: number }>();
  for (const { state, reason, message, verdict } of rows) {
    if (toOutcome(state, reason) !== 'refused' || verdict === 'will-be-refused') continue;
    const code = toRefusalKind(reason, message);
    if (accepted.has(code)) continue;
    found.set(code, { message, people: (found.get(code)?.people ?? 0) + 1 });
  }
  return [...found].map(([code, { message, people }]) => ({ kind: 'refusal', code, message, people }));
};

const countAbove = (
  kind: 'conflicts' | 'failures' | 'different',
  people: number,
  most: number,
  of: number,
): readonly WaveNews[] => (people > most * of ? [{ kind, code: kind, message: null, people }] : []);

/**
 * What a finished wave brought that stops the plan before the next: a refusal of a kind that neither the review
 * foretold for that change nor a person has accepted, too many conflicts or failures, or a re-read that shows
 * something else than was sent. Empty: go on.
 */
export const judgeWave = (
  rows: readonly Ended[],
  different: number,
  accepted: ReadonlySet<string>,
): readonly WaveNews[] => {
  const conflicts = rows.filter(({ reason }) => CONFLICTS.includes(reason)).length;
  const failures = rows.filter(({ state, reason }) => toOutcome(state, reason) === 'failed').length;
  return [
    ...listRefusals(rows, accepted),
    ...countAbove('conflicts', conflicts, MOST_CONFLICTS, rows.length),
    ...countAbove('failures', failures, MOST_FAILURES, rows.length),
    ...countAbove('different', different, 0, rows.length),
  ];
};
