import { describe, expect, it } from 'vitest';
import { toScoreText } from './score-words.ts';

describe('the score of the review', () => {
  it('is told per version of the server', () => {
    expect(
      toScoreText([
        { version: '2.35.1', plans: 12, predicted: 1210, right: 1204 },
        { version: null, plans: 1, predicted: 5, right: 5 },
      ]),
    ).toBe(
      'The review predicted: 1,204 of 1,210 right on 2.35.1 (12 applies); 5 of 5 right on a server that did not tell its version (1 apply).',
    );
  });

  it('says nothing of applies where nothing was predicted', () => {
    expect(toScoreText([{ version: '2.35.1', plans: 1, predicted: 0, right: 0 }])).toBe('');
    expect(toScoreText([])).toBe('');
  });
});
