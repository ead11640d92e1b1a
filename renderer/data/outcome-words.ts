import type { ApplyingFact } from '#shared/contract/applying.ts';
import { OUTCOME_TEXT } from '#shared/core/plan-counts.ts';

/** Outcomes as people read them, with sign and tone; the same in a run and on the rows of a list. */
export const OUTCOME_WORDS = {
  waiting: { word: OUTCOME_TEXT.waiting, sign: '…', tone: 'plain' },
  applied: { word: OUTCOME_TEXT.applied, sign: '✓', tone: 'good' },
  already: { word: OUTCOME_TEXT.already, sign: '=', tone: 'plain' },
  refused: { word: OUTCOME_TEXT.refused, sign: '✕', tone: 'bad' },
  conflict: { word: OUTCOME_TEXT.conflict, sign: '!', tone: 'warn' },
  skipped: { word: OUTCOME_TEXT.skipped, sign: '–', tone: 'plain' },
  unknown: { word: OUTCOME_TEXT.unknown, sign: '?', tone: 'warn' },
  cancelled: { word: OUTCOME_TEXT.cancelled, sign: '–', tone: 'plain' },
  different: { word: 'different now', sign: '!', tone: 'warn' },
} as const satisfies Record<
  ApplyingFact['outcome'],
  { word: string; sign: string; tone: 'plain' | 'good' | 'bad' | 'warn' }
>;
