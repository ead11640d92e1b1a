import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from './log.ts';
import { createLogFile } from './log-file.ts';

const DAY_MS = 86_400_000;
let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rollcall-log-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));
const read = (name = 'rollcall.log'): string => readFileSync(join(dir, name), 'utf8');

describe('the log', () => {
  it('writes one redacted line per event, readable by its owner alone', () => {
    const log = createLog({ dir, home: '/home/someone', now: () => new Date(0) });
    log.error('store: ended', { code: 70, error: new Error('at /home/someone/x\nfor ann@corp.example') });
    const lines = read().trim().split('\n');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('1970-01-01T00:00:00.000Z error store: ended {"code":70');
    expect(lines[0]).not.toContain('ann@');
    expect(statSync(join(dir, 'rollcall.log')).mode & 0o777).toBe(0o600);
  });

  it('keeps the newest files and no more of them, each within its size', () => {
    const file = createLogFile(dir, Date.now, { bytes: 100, files: 3, writtenMs: DAY_MS, keptMs: DAY_MS });
    for (let line = 0; line < 40; line++) file.write(`line ${line}`.padEnd(30, '.'));
    expect(readdirSync(dir).toSorted()).toEqual(['rollcall.log', 'rollcall.log.1', 'rollcall.log.2']);
    for (const name of readdirSync(dir)) expect(statSync(join(dir, name)).size).toBeLessThanOrEqual(100);
    expect(read()).toContain('line 39');
  });

  it('moves a file aside that is a week old, and deletes it after two', () => {
    const start = Date.now();
    const writeAt = (days: number, line: string): void =>
      createLogFile(dir, () => start + days * DAY_MS).write(line);
    writeAt(0, 'first');
    writeAt(6, 'same week');
    expect(readdirSync(dir)).toEqual(['rollcall.log']);
    writeAt(8, 'next week');
    expect([read(), read('rollcall.log.1')]).toEqual(['next week\n', 'first\nsame week\n']);
    writeAt(15, 'third week');
    expect([readdirSync(dir), read()]).toEqual([['rollcall.log'], 'third week\n']);
  });

  it('never throws: not for a cycle, not for a folder that is gone', () => {
    const log = createLog({ dir, home: '/home/someone', now: () => new Date(0) });
    const cycle: Record<string, unknown> = {};
    cycle.self = cycle;
    log.info('store: cycle', cycle);
    expect(read()).toContain('[left out]');
    const lost = createLog({ dir: join(dir, 'missing'), home: '/home/someone', now: () => new Date(0) });
    expect(() => lost.info('store: nowhere')).not.toThrow();
  });
});
