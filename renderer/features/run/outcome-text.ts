import type { ApplyingFact } from '#shared/contract/applying.ts';
import { OUTCOME_TEXT } from '#shared/core/plan/counts.ts';

/** Outcomes as people read them, with sign and tone; the same in a run and on the rows of a list. */
export const OUTCOME_MARKS = {
  waiting: { word: OUTCOME_TEXT.waiting, sign: '…', tone: 'plain', tense: 'planned' },
  applied: { word: OUTCOME_TEXT.applied, sign: '✓', tone: 'good', tense: 'done' },
  already: { word: OUTCOME_TEXT.already, sign: '=', tone: 'plain', tense: 'done' },
  refused: { word: OUTCOME_TEXT.refused, sign: '✕', tone: 'bad', tense: 'not-done' },
  failed: { word: OUTCOME_TEXT.failed, sign: '✕', tone: 'bad', tense: 'not-done' },
  conflict: { word: OUTCOME_TEXT.conflict, sign: '!', tone: 'warn', tense: 'not-done' },
  skipped: { word: OUTCOME_TEXT.skipped, sign: '–', tone: 'plain', tense: 'not-done' },
  unknown: { word: OUTCOME_TEXT.unknown, sign: '?', tone: 'warn', tense: 'planned' },
  cancelled: { word: OUTCOME_TEXT.cancelled, sign: '–', tone: 'plain', tense: 'not-done' },
  different: { word: 'different now', sign: '!', tone: 'warn', tense: 'done' },
} as const satisfies Record<
  ApplyingFact['outcome'],
  {
    word: string;
    sign: string;
    tone: 'plain' | 'good' | 'bad' | 'warn';
    /** What became of that which was to be added and removed. */
    tense: 'planned' | 'done' | 'not-done';
  }
>;
