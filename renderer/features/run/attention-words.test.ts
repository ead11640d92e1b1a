import { describe, expect, it } from 'vitest';
import { toAttentionText, toAttentionWord, toWorkWord } from './attention-words.ts';
import { createStatus } from './testing.ts';

const news = [{ kind: 'refusal', code: 'other', message: 'no', people: 6 }] as const;
const halted = createStatus({
  state: 'paused',
  reason: 'The last wave brought something the review had not foreseen.',
  waves: { sizes: [10, 100], of: 3, at: 2, halted: { wave: 2, done: 110, untouched: 4890, news } },
});
const paused = createStatus({
  state: 'paused',
  reason: 'The network is gone.',
  people: 412,
  counts: { waiting: 400, unknown: 2, applied: 10 },
});
const look = createStatus({ state: 'needs-review', reason: 'The list says who.', toLookAt: 3 });

describe('an apply that waits for a person', () => {
  it('says what a wave brought, and how far things are', () => {
    expect(toAttentionText(halted)).toBe(
      'An apply halted after wave 2 of 3: 6 refusals of a new kind. 110 done, 4,890 untouched.',
    );
  });

  it('counts what is unknown among what is not done', () => {
    expect(toAttentionText(paused)).toBe(
      'An apply was interrupted: 402 of 412 changes are not done. The network is gone.',
    );
  });

  it('counts what waits for a look', () => {
    expect(toAttentionText(look)).toBe(
      'An apply has ended and needs a look: 3 changes wait for you. The list says who.',
    );
  });

  it('has a word of its own for each', () => {
    expect([halted, paused, look].map(toAttentionWord)).toEqual([
      'apply halted',
      'apply paused',
      'needs a look',
    ]);
  });
});

describe('an apply at work', () => {
  it('says how far it is, and never that it is done before it is', () => {
    const work = { state: 'running', people: 1000 } as const;
    expect(toWorkWord(createStatus({ ...work, counts: { waiting: 1, applied: 999 } }))).toBe('applying 99 %');
    expect(toWorkWord(createStatus({ ...work, state: 'verifying' }))).toBe('verifying an apply');
  });
});
