import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bundle, findFile, readBundle } from './bundle.ts';

let root = '';
let bundle: Bundle = new Map();

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'rollcall-bundle-'));
  const dir = join(root, 'renderer');
  mkdirSync(join(dir, 'assets'), { recursive: true });
  writeFileSync(join(root, 'secret.js'), 'outside');
  writeFileSync(join(dir, 'index.html'), '<!doctype html>');
  writeFileSync(join(dir, 'assets', 'index-a1.js'), 'inside');
  writeFileSync(join(dir, '.hidden.js'), 'hidden');
  writeFileSync(join(dir, 'program.exe'), 'unknown type');
  symlinkSync(join(root, 'secret.js'), join(dir, 'link.js'));
  symlinkSync(root, join(dir, 'up'));
  bundle = readBundle(dir);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const tricks = [
  'app://bundle',
  'app://bundle/',
  'app://bundle/assets/',
  'app://bundle/../secret.js',
  'app://bundle/assets/../../secret.js',
  'app://bundle/./index.html',
  'app://bundle//index.html',
  'app://bundle/assets/../index.html',
  'app://bundle/%2e%2e/secret.js',
  'app://bundle/..%2fsecret.js',
  'app://bundle/..%5csecret.js',
  'app://bundle/..\\secret.js',
  'app://bundle/%252e%252e%252fsecret.js',
  'app://bundle/%69ndex.html',
  'app://bundle/index.html%00',
  'app://bundle/index.html%00.js',
  'app://bundle/index.html\0',
  'app://bundle/index.html?x=1',
  'app://bundle/index.html/',
  'app://bundle/INDEX.HTML',
  'app://bundle/link.js',
  'app://bundle/up/secret.js',
  'app://bundle/.hidden.js',
  'app://bundle/program.exe',
  'app://evil/index.html',
  'app://bundle.evil/index.html',
  'app://bundle:80/index.html',
  'app://user@bundle/index.html',
  'app:///index.html',
  'app://bundle////server/share/secret.js',
  'file:///etc/passwd',
  'https://bundle/index.html',
  `app://bundle/${'a'.repeat(10_000)}`,
  'app://bundle/__proto__',
  'app://bundle/constructor',
];

describe('findFile', () => {
  it('finds exactly what was in the folder, with its type', () => {
    expect(findFile(bundle, 'app://bundle/index.html')?.mime).toBe('text/html; charset=utf-8');
    expect(findFile(bundle, 'app://bundle/assets/index-a1.js')?.content.toString()).toBe('inside');
    expect([...bundle.keys()].toSorted()).toEqual(['/assets/index-a1.js', '/index.html']);
  });

  it.each(tricks)('finds nothing at %j', (address) => {
    expect(findFile(bundle, address)).toBeNull();
  });

  it('serves what was there at the start, whatever became of the file since', () => {
    rmSync(join(root, 'renderer', 'index.html'));
    symlinkSync(join(root, 'secret.js'), join(root, 'renderer', 'index.html'));
    expect(findFile(bundle, 'app://bundle/index.html')?.content.toString()).toBe('<!doctype html>');
  });
});
