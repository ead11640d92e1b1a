import { describe, expect, it } from 'vitest';
import { listScores, toScoreText } from './score-words.ts';

const scores = [
  { version: '2.35.1', plans: 12, predicted: 1210, right: 1204 },
  { version: null, plans: 1, predicted: 5, right: 5 },
  { version: '2.31.0', plans: 3, predicted: 0, right: 0 },
];

describe('the score of the review', () => {
  it('is one sum in a line, and told per version of the server in its details', () => {
    expect(toScoreText(scores)).toBe('As predicted: 1,209 of 1,215 changes in 13 applies');
    expect(listScores(scores)).toEqual([
      '2.35.1: 1,204 of 1,210 in 12 applies',
      'A server that did not tell its version: 5 of 5 in 1 apply',
    ]);
  });

  it('says nothing of applies where nothing was predicted', () => {
    expect(toScoreText(scores.slice(2))).toBe('');
    expect(toScoreText([])).toBe('');
  });
});
