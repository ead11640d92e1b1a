import { readdirSync, readFileSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { inRoot } from '#build/base/root.ts';

const read = (...path: readonly string[]): string => readFileSync(inRoot('out', ...path), 'utf8');

/** Every script that the app is made of, by its path below out/. */
const listScripts = (): readonly string[] =>
  readdirSync(inRoot('out'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.(?:c|m)?js$/.test(path),
  );

test('the preload is one small script that requires electron and nothing else (REN-5)', () => {
  expect(readdirSync(inRoot('out', 'preload'), { recursive: true, encoding: 'utf8' })).toEqual(['index.cjs']);
  expect(statSync(inRoot('out', 'preload', 'index.cjs')).size).toBeLessThan(30_000);
  const code = read('preload', 'index.cjs');
  const required = [...code.matchAll(/\brequire\(\s*(["'`])(.*?)\1\s*\)/g)].map(([, , name]) => name);
  expect(new Set(required)).toEqual(new Set(['electron']));
  expect(code.match(/\brequire\(/g)).toHaveLength(required.length);
  expect(code).not.toMatch(/\bimport\s*\(|^\s*import\s|\beval\s*\(|new Function/m);
  expect(builtinModules.filter((name) => new RegExp(`["'\`](?:node:)?${name}["'\`]`).test(code))).toEqual([]);
});

test('what is built has no way around its protections that only a test would want (SEC-10)', () => {
  const scripts = listScripts();
  expect(scripts.length).toBeGreaterThan(5);
  // Names of switches, of stand-ins for the keychain, and of failpoints, as anybody would write them.
  const wayAround =
    /FAILPOINT|USE_PLAIN|PLAIN_?TEXT_?(?:TOKEN|SECRET|KEYCHAIN)|basic_text|(?:[Ff]ake|[Mm]emory|[Pp]lain)[-_ ]?(?:[Kk]eychain|[Kk]eytar)|INSECURE|SKIP_(?:APPROVAL|LOCK|TLS)|AUTO_?APPROVE|rejectUnauthorized\s*:\s*(?:false|!1)|process\.env\.(?:TEST|VITEST|PLAYWRIGHT|CI)\b|createFakeMain|libsql/;
  const found = scripts.flatMap((path) => {
    const [said] = wayAround.exec(read(path)) ?? [];
    return said === undefined ? [] : [`${path}: ${said}`];
  });
  expect(found).toEqual([]);
});

test('what the built app reads of its environment is a list that somebody has looked at (SEC-10)', () => {
  const names = listScripts()
    .filter((path) => !path.startsWith('renderer'))
    .flatMap((path) => [...read(path).matchAll(/process\.env\.([A-Za-z_]+)/g)])
    .map(([, name]) => name ?? '');
  const known = ['DISPLAY', 'WAYLAND_DISPLAY', 'ROLLCALL_NODE', 'ELECTRON_RENDERER_URL', 'NODE_ENV'];
  expect([...new Set(names)].filter((name) => !known.includes(name))).toEqual([]);
});

test('no page of the app brings a script of another place, or one that is written into it', () => {
  for (const page of readdirSync(inRoot('out', 'renderer')).filter((name) => name.endsWith('.html'))) {
    const html = read(join('renderer', page));
    expect(html.match(/<script(?![^>]*\ssrc="\.?\/?assets\/)[^>]*>/g) ?? [], page).toEqual([]);
    expect(html).not.toMatch(/https?:\/\//);
  }
});
