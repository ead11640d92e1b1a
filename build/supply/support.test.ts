import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { inRoot } from '../base/root.ts';
import { electronMajors, toSupport } from './support.ts';

const table = [
  { major: 7, stable: '2026-01-01', end: '2026-06-01' },
  { major: 8, stable: '2026-02-01', end: '2026-08-01' },
];

describe('UPD-4: the Electron that is shipped gets fixes', () => {
  it.each([
    ['7.1.0', '2026-03-01', true, 'until 2026-06-01.'],
    ['7.1.0', '2026-05-20', true, '12 days from now'],
    ['7.1.0', '2026-05-31', true, '1 days from now'],
    ['7.1.0', '2026-06-01', false, 'no fixes since 2026-06-01'],
    ['7.1.0', '2030-01-01', false, 'no fixes since'],
    ['8.0.0', '2026-01-31', false, 'not stable before'],
    ['9.0.0', '2026-03-01', false, 'not in the table'],
    ['', '2026-03-01', false, 'not in the table'],
  ])('%s on %s: %s', (version, today, isSupported, words) => {
    const found = toSupport(version, today, table);
    expect(found.isSupported).toBe(isSupported);
    expect(found.line).toContain(words);
  });

  it('has the pinned major in its table, in support on the day of its newest row', () => {
    const { devDependencies } = z
      .object({ devDependencies: z.object({ electron: z.string() }) })
      .parse(JSON.parse(readFileSync(inRoot('package.json'), 'utf8')));
    const newest = electronMajors.at(-1)?.stable ?? '';
    expect(toSupport(devDependencies.electron, newest)).toMatchObject({ isSupported: true });
  });

  it('ends each major when the third one after it comes', () => {
    for (const { major, end } of electronMajors) {
      const third = electronMajors.find((one) => one.major === major + 3);
      if (third !== undefined) expect(end).toBe(third.stable);
    }
  });
});
