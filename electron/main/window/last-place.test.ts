import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { look } from '#shared/contract/sign-in.ts';
import { readLast } from './last-place.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rollcall-last-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const LAST = { name: 'Acme', kind: 'remote', environment: 'production', colour: 'red', people: 100_000 };
const read = (text: string) => {
  const path = join(dir, 'last.json');
  writeFileSync(path, text);
  return readLast(path);
};

describe('the deployment that the window opens with', () => {
  it('is read as it was kept', () => {
    expect(read(JSON.stringify(LAST))).toEqual(LAST);
    expect(read(JSON.stringify({ ...LAST, people: null, more: 1 }))).toEqual({ ...LAST, people: null });
  });

  it.each([
    'null',
    '',
    '[]',
    '{"name":1}',
    JSON.stringify({ ...LAST, name: 'x'.repeat(81) }),
    JSON.stringify({ ...LAST, name: ' ' }),
    JSON.stringify({ ...LAST, colour: 'black' }),
    JSON.stringify({ ...LAST, environment: 'safe' }),
    JSON.stringify({ ...LAST, kind: 'none' }),
  ])('is none in a file that nobody of ours wrote: %s', (text) => {
    expect(read(text)).toBeNull();
  });

  it('has any name that a person can give, and none of a file that is too large to be ours', () => {
    const name = 'x'.repeat(80);
    expect(look.name.safeParse(name).success).toBe(true);
    expect(look.name.safeParse(`${name}x`).success).toBe(false);
    expect(read(JSON.stringify({ ...LAST, name }))?.name).toBe(name);
    expect(read(JSON.stringify({ ...LAST, more: 'x'.repeat(64_000) }))).toBeNull();
  });

  it('is none where there is no file, and has no count that is none', () => {
    expect(readLast(join(dir, 'nothing.json'))).toBeNull();
    expect(read(JSON.stringify({ ...LAST, people: -1 }))?.people).toBeNull();
  });
});
