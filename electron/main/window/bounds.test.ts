import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readBounds, writeBounds } from './bounds.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rollcall-bounds-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const saved = { x: 10, y: 20, width: 1200, height: 700, isMaximized: false };

describe('window bounds', () => {
  it('are read as they were written', () => {
    const path = join(dir, 'window.json');
    writeBounds(path, saved);
    expect(readBounds(path)).toEqual(saved);
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '{"x":1}',
    '{"x":"1","y":2,"width":3,"height":4,"isMaximized":false}',
    '{"x":0,"y":0,"width":-1280,"height":-800,"isMaximized":false}',
    '{"x":0,"y":0,"width":0,"height":0,"isMaximized":false}',
    '{"x":NaN,"y":0,"width":1280,"height":800,"isMaximized":false}',
    '{"x":null,"y":0,"width":1280,"height":800,"isMaximized":false}',
    '{"x":1.5,"y":0,"width":1280,"height":800,"isMaximized":false}',
    `${JSON.stringify(saved)}${' '.repeat(64_000)}`,
    '{"x":1e9,"y":0,"width":1,"height":1,"isMaximized":false}',
  ])('are ignored when the file holds %j', (content) => {
    const path = join(dir, 'window.json');
    writeFileSync(path, content);
    expect(readBounds(path)).toBeNull();
  });

  it('are ignored when there is no file, and lost in silence when there is no folder', () => {
    expect(readBounds(join(dir, 'missing.json'))).toBeNull();
    expect(() => writeBounds(join(dir, 'no', 'folder.json'), saved)).not.toThrow();
  });
});
