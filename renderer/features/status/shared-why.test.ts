import { describe, expect, it } from 'vitest';
import { findSharedWhy } from './status-text.ts';

const has = { key: 'a', label: 'A', has: true, why: null };
const lacks = (why: string) => ({ key: why, label: why, has: false, why });

describe('the reason that missing abilities share', () => {
  it('is said once when it is the same for all that are missing', () => {
    expect(findSharedWhy([has, lacks('No licence.'), lacks('No licence.')])).toBe('No licence.');
  });

  it('is none when reasons differ, when one thing is missing, or nothing', () => {
    expect(findSharedWhy([lacks('Comes with Coder 2.28.'), lacks('Comes with Coder 2.32.')])).toBeNull();
    expect(findSharedWhy([has, lacks('No licence.')])).toBeNull();
    expect(findSharedWhy([has, has])).toBeNull();
  });
});
