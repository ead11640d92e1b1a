import { describe, expect, it } from 'vitest';
import { createFormat, english, pluralOf } from './format.ts';

describe('numbers and words for the eye', () => {
  it('count one as one, in the words of our sentences', () => {
    const counts = [0, 1, 2, 1_400];
    expect(counts.map((count) => english.people(count))).toEqual([
      '0 people',
      '1 person',
      '2 people',
      '1,400 people',
    ]);
    expect(counts.map((count) => pluralOf(count, 'was', 'were'))).toEqual(['were', 'was', 'were', 'were']);
  });

  it('are written as the language at hand writes them, with English words', () => {
    const german = createFormat('de');
    const at = new Date(2026, 10, 22, 14, 2, 3);
    expect(german.countOf(4_812, 'change', 'changes')).toBe('4.812 changes');
    expect([german.clock(at), german.day(at), german.time(at)]).toEqual(['14:02', '22.11.2026', '14:02:03']);
    expect(german.full(at)).toBe('22.11.2026, 14:02:03');
  });
});
