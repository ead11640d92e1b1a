import type { Change } from '../../model/change.ts';
import type { Prediction } from './preflight.ts';

/** The kind of change, where and with which words: what a refusal without a known reason is remembered by. */
export type Lesson = Pick<Change, 'kind' | 'organizationId' | 'roleName' | 'added' | 'removed'>;

/** A text that two changes share exactly when a lesson of the one is a lesson for the other. */
export const toLessonKey = ({ kind, organizationId, roleName, added, removed }: Lesson): string =>
  JSON.stringify([kind, organizationId, roleName, added, removed]);

/**
 * Lowers a yes to "cannot know" where this server refused just such a change before, in words that no rule knows.
 * Never the other way round: a refusal that is foreseen stays foreseen.
 */
export const withLessons =
  (check: (change: Change) => Prediction, lessons: ReadonlySet<string>): ((change: Change) => Prediction) =>
  (change) => {
    const prediction = check(change);
    if (prediction.verdict !== 'will-succeed' || lessons.size === 0) return prediction;
    return lessons.has(toLessonKey(change)) ? { verdict: 'cannot-know', code: 'refused-before' } : prediction;
  };
