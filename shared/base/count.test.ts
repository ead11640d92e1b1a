import { expect, it } from 'vitest';
import { countOf } from './count.ts';

it('counts one as one', () => {
  expect([0, 1, 1_400].map((n) => countOf(n, 'person', 'people'))).toEqual([
    '0 people',
    '1 person',
    '1,400 people',
  ]);
});
