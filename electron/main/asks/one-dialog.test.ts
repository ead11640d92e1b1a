import { describe, expect, it } from 'vitest';
import { createOneDialog } from './one-dialog.ts';

describe('dialogs of the system', () => {
  it('are open one at a time, and again when the last was closed or went wrong', async () => {
    const inOne = createOneDialog();
    const closes: (() => void)[] = [];
    const show = (): Promise<string> => new Promise((resolve) => closes.push(() => resolve('shown')));
    const first = inOne(show, 'refused');
    for (let at = 0; at < 50; at += 1) expect(await inOne(show, 'refused')).toBe('refused');
    expect(closes).toHaveLength(1);
    closes[0]?.();
    expect(await first).toBe('shown');
    const broken = inOne(() => Promise.reject(new Error('no display')), 'refused');
    await expect(broken).rejects.toThrow('no display');
    const again = inOne(show, 'refused');
    closes[1]?.();
    expect(await again).toBe('shown');
  });
});
