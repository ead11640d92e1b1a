import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ok } from '#shared/base/result.ts';
import { readLogTail } from './log-tail.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rollcall-tail-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('the end of the log', () => {
  it('is empty before anything was written', async () => {
    expect(await readLogTail(dir)).toEqual(ok({ text: '' }));
  });

  it('is whole lines of at most 64 KB, the newest', async () => {
    const lines = Array.from({ length: 9_000 }, (_, n) => `line ${n} é`);
    writeFileSync(join(dir, 'rollcall.log'), `${lines.join('\n')}\n`);
    const tail = await readLogTail(dir);
    const text = tail.ok ? tail.value.text : '';
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(64 * 1024);
    expect(text).toMatch(/^line \d+ é\n/);
    expect(text.endsWith('line 8999 é\n')).toBe(true);
  });

  it('says so when it cannot be read', async () => {
    const read = await readLogTail('/dev/null');
    expect(read.ok ? 'read' : read.failure.code).toBe('not-read');
  });
});
