import { describe, expect, it } from 'vitest';
import { toAttentionText, toAttentionWord, toWorkWord } from './attention.tsx';
import { createStatus } from './testing.ts';

const news = [{ kind: 'refusal', code: 'other', message: 'no', people: 6 }] as const;
const halted = createStatus({
  state: 'paused',
  reason: 'The last wave brought something the review had not foreseen.',
  reasonCode: 'wave-halted',
  people: 5000,
  counts: { applied: 104, refused: 6, waiting: 4890 },
  waves: { sizes: [10, 100], of: 3, at: 2, halted: { wave: 2, done: 110, untouched: 4890, news } },
});
const paused = createStatus({
  state: 'paused',
  reason: 'Nothing more is sent.',
  reasonCode: 'person',
  people: 80,
  counts: { waiting: 38, unknown: 7, applied: 31, refused: 4 },
});
const look = createStatus({ state: 'needs-review', reason: 'The list says who.', toLookAt: 3 });

describe('an apply that waits for a person', () => {
  it('says what a wave brought, and how far things are', () => {
    expect(toAttentionText(halted)).toBe(
      'Apply halted after wave 2 of 3: 6 refusals of a new kind. 104 applied, 6 refused, 4,890 waiting.',
    );
  });

  it('names the cause and every change once, and calls nothing undone that may well be done', () => {
    expect(toAttentionText(paused)).toBe(
      'Apply paused by you. 31 applied, 4 refused, 7 not known yet, 38 waiting. Nothing more is sent.',
    );
    expect(toAttentionText({ ...paused, reasonCode: 'restarted' })).toMatch(
      /^Apply interrupted by a restart\./,
    );
  });

  it('counts what waits for a look', () => {
    expect(toAttentionText(look)).toBe(
      'Apply done, and needs a look. 10 applied. 3 changes wait for you. The list says who.',
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
