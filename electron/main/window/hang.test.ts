import { describe, expect, it } from 'vitest';
import { createHang, HANG } from './hang.ts';

const setUp = () => {
  const asked: { readonly signal: AbortSignal; readonly press: (button: number) => void }[] = [];
  let reloads = 0;
  const hang = createHang({
    ask: (signal) => new Promise((press) => asked.push({ signal, press })),
    reload: () => {
      reloads += 1;
    },
  });
  return { hang, asked, reloads: () => reloads };
};

describe('a window that does not answer', () => {
  it('is asked about once, however often the system says so', () => {
    const { hang, asked } = setUp();
    for (let at = 0; at < 5; at += 1) void hang.begin();
    expect(asked).toHaveLength(1);
  });

  it('is loaded again only when that is pressed', async () => {
    const { hang, asked, reloads } = setUp();
    const waited = hang.begin();
    asked[0]?.press(HANG.cancelId);
    await waited;
    expect(reloads()).toBe(0);
    // It still hangs, and the next key says so again.
    const second = hang.begin();
    asked[1]?.press(HANG.buttons.indexOf('Reload'));
    await second;
    expect(reloads()).toBe(1);
  });

  it('takes the question away when the page answers again, and a late press does nothing', async () => {
    const { hang, asked, reloads } = setUp();
    const first = hang.begin();
    hang.end();
    expect(asked[0]?.signal.aborted).toBe(true);
    asked[0]?.press(HANG.buttons.indexOf('Reload'));
    await first;
    expect(reloads()).toBe(0);
    void hang.begin();
    expect(asked).toHaveLength(2);
    hang.end();
    expect(asked[1]?.signal.aborted).toBe(true);
  });
});
