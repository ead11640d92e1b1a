import { expect, it } from 'vitest';
import { NOBODY_CHANGED, toSpanText } from './words.ts';

it('never says that everything is as it was, since custom roles are not compared', () => {
  const at = '2026-11-22T10:00:00Z';
  expect(toSpanText(at, at)).toMatch(/^People, from .* custom roles permit is not compared/);
  expect(NOBODY_CHANGED.text).toMatch(/everybody as they were.* is not compared/);
  expect(toSpanText(null, at)).toBe('Two refreshes are needed to compare.');
});
