import { describe, expect, it } from 'vitest';
import { toCode, toTable } from './row.ts';

describe('the doctor', () => {
  it('shows the command below the line that needs it', () => {
    const table = toTable([
      { name: 'node', state: 'ok', found: 'v24' },
      { name: 'display', state: 'bad', found: 'missing: Xvfb', remedy: 'sudo apt-get install xvfb' },
    ]);
    expect(table.split('\n')).toEqual([
      'ok    node     v24',
      'BAD   display  missing: Xvfb',
      '               -> sudo apt-get install xvfb',
    ]);
  });

  it('fails only for what is in the way', () => {
    expect(toCode([{ name: 'a', state: 'note', found: '' }])).toBe(0);
    expect(
      toCode([
        { name: 'a', state: 'ok', found: '' },
        { name: 'b', state: 'bad', found: '' },
      ]),
    ).toBe(1);
  });
});
