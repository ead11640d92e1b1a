import { describe, expect, it } from 'vitest';
import { checkSource } from './check.ts';
import { readSources } from './files.ts';

/** The rules that fire on a virtual file. */
const rulesOf = (path: string, text: string): readonly string[] =>
  checkSource({ path, text }).map(({ rule }) => rule);

/** Each row: a file, what it says; the first list breaks the import table, the second keeps to it. */
const bad: readonly (readonly [path: string, text: string])[] = [
  ['shared/core/plan/diff.ts', `import { readFileSync } from 'node:fs';`],
  ['shared/core/plan/diff.ts', `import { app } from 'electron';`],
  ['shared/core/plan/diff.ts', `import { useState } from 'react';`],
  ['shared/core/plan/diff.ts', `import { plan } from '../../contract/plan.ts';`],
  ['shared/model/user.ts', `import { diff } from '../core/plan/diff.ts';`],
  ['shared/base/id.ts', `import type { User } from '../model/user.ts';`],
  ['shared/contract/member.ts', `import { diff } from '../core/plan/diff.ts';`],
  ['electron/main/window.ts', `import { open } from '../store/db/open.ts';`],
  ['electron/main/window.ts', `import Database from 'better-sqlite3';`],
  ['electron/preload/index.ts', `import { contract } from '#shared/contract/index.ts';`],
  ['electron/preload/index.ts', `import { join } from 'node:path';`],
  ['electron/store/api/members.ts', `import { open } from '../db/open.ts';`],
  ['electron/store/change/apply.ts', `import { readFileSync } from 'node:fs';`],
  ['electron/store/api/members.ts', `import { app } from 'electron';`],
  ['electron/store/copy/members.ts', `import { createClient } from '../remote/client.ts';`],
  ['electron/store/copy/members.ts', `import Database from 'better-sqlite3';`],
  ['electron/store/change/apply.ts', `import { createClient } from '../remote/client.ts';`],
  ['electron/store/sync/pages.ts', `const client = await import('../remote/client.ts');`],
  ['electron/store/remote/client.ts', `import { open } from '../db/open.ts';`],
  ['electron/store/db/open.ts', `import { keep } from 'keytar';`],
  ['electron/store/db/open.ts', `import { window } from '../../main/window.ts';`],
  ['electron/store/sync/pages.ts', `import { startTwin } from '../../demo/index.ts';`],
  ['electron/demo/world.ts', `import { open } from '../store/db/open.ts';`],
  ['electron/store/main.ts', `import { start } from '#renderer/main.tsx';`],
  ['electron/store/sync/pages.ts', `import { rig } from './testing/rig.ts';`],
  ['electron/strange/new.ts', `export const one = 1;`],
  ['renderer/features/members/page.tsx', `import { plan } from '../plans/store.ts';`],
  ['renderer/features/members/page.tsx', `import type { Plan } from '../plans/plan/index.ts';`],
  ['renderer/features/members/page.tsx', `import { shell } from '../../app/shell.tsx';`],
  ['renderer/features/members/page.tsx', `import { readFile } from 'node:fs';`],
  ['renderer/client/call.ts', `import { Button } from '../ui/button.tsx';`],
  ['renderer/ui/button.tsx', `import type { User } from '#shared/model/user.ts';`],
  ['renderer/ui/button.tsx', `import { call } from '../client/call.ts';`],
  ['renderer/main.tsx', `import { startTwin } from '#electron/demo/index.ts';`],
  ['renderer/app/shell.tsx', `export { build } from '#test/kit/user.ts';`],
  ['electron/main/keychain.ts', `const binding = nodeRequire('better-sqlite3');`],
  ['electron/store/api/x.ts', `export type A = import('electron').App;`],
];

const good: readonly (readonly [path: string, text: string])[] = [
  ['shared/base/id.ts', `import { z } from 'zod'; import { ok } from './result.ts';`],
  [
    'shared/core/plan/diff.ts',
    `import { ok } from '../../base/result.ts'; import type { User } from '../../model/user.ts';`,
  ],
  ['shared/contract/member.ts', `import { userSchema } from '../model/user.ts';`],
  ['electron/main/window.ts', `import { app } from 'electron'; import { join } from 'node:path';`],
  [
    'electron/main/keychain.ts',
    `import { AsyncEntry } from 'keytar'; import { ok } from '#shared/base/result.ts';`,
  ],
  [
    'electron/preload/index.ts',
    `import { ipcRenderer } from 'electron'; import type { A } from '#shared/contract/a.ts';`,
  ],
  [
    'electron/store/run.ts',
    `import { startTwin } from '../demo/index.ts'; import { open } from './db/open.ts';`,
  ],
  [
    'electron/store/api/members.ts',
    `import { list } from '../copy/members.ts'; import { sync } from '../sync/a.ts';`,
  ],
  ['electron/store/api/plan.ts', `import type { ReadHandle } from '../db/handles.ts';`],
  ['electron/store/change/plan.ts', `import { createHash } from 'node:crypto';`],
  ['electron/store/copy/members.ts', `import { sql } from '../db/sql.ts';`],
  ['electron/store/change/apply.ts', `import type { Client } from '../remote/client.ts';`],
  ['electron/store/sync/pages.ts', `import { type Client } from '../remote/client.ts';`],
  ['electron/store/remote/client.ts', `import { request } from 'node:https';`],
  ['electron/store/db/open.ts', `import Database from 'better-sqlite3'; import { join } from 'node:path';`],
  ['electron/store/sync/pages.test.ts', `import { startTwin } from '../../demo/index.ts'; import 'node:fs';`],
  [
    'renderer/features/members/page.tsx',
    `import { rows } from './rows.ts'; import { call } from '../../client/call.ts';`,
  ],
  ['renderer/features/members/page.tsx', `import { plan } from '../plans/index.ts';`],
  ['renderer/features/members/parts/row.tsx', `import { rows } from '../rows.ts';`],
  ['renderer/app/shell.tsx', `import { Page } from '../features/members/page.tsx'; import './shell.css';`],
  ['renderer/ui/button.tsx', `import { useId } from 'react'; import { Slot } from 'radix-ui';`],
  ['renderer/main.tsx', `import { Shell } from './app/shell.tsx';`],
  ['test/e2e/tour.ts', `import { startTwin } from '#electron/demo/index.ts';`],
];

describe('the import table', () => {
  it.each(bad)('refuses in %s: %s', (path, text) => {
    expect(rulesOf(path, text)).toContain('imports');
  });

  it.each(good)('is silent in %s: %s', (path, text) => {
    expect(rulesOf(path, text)).toEqual([]);
  });
});

describe('how an import is written', () => {
  it('refuses a relative path that leaves the top folder', () => {
    expect(rulesOf('test/e2e/a.ts', `import { ok } from '../../shared/base/result.ts';`)).toEqual([
      'imports',
    ]);
  });

  it('refuses a # path that stays in its own folder', () => {
    expect(rulesOf('shared/core/plan/a.ts', `import { b } from '#shared/core/plan/b.ts';`)).toEqual([
      'imports',
    ]);
    expect(rulesOf('shared/core/plan/a.ts', `import { ok } from '#shared/base/result.ts';`)).toEqual([]);
    expect(rulesOf('build/b/a.ts', `import { b } from '#build/b/c.ts';`)).toEqual(['imports']);
  });

  it('refuses a path without its ending and a built-in without node:', () => {
    expect(rulesOf('build/a.ts', `import { b } from './b';`)).toEqual(['imports']);
    expect(rulesOf('build/a.ts', `import { join } from 'path';`)).toEqual(['imports']);
  });

  it('takes a query such as ?raw for what it is', () => {
    expect(rulesOf('electron/store/db/a.ts', `import text from './0001_init.sql?raw';`)).toEqual([]);
  });
});

describe('places', () => {
  it('lets only the API client and the demo speak HTTP', () => {
    const call = `export const load = () => fetch('x');`;
    const module = `import { request } from 'node:https';`;
    expect(rulesOf('electron/main/a.ts', call)).toEqual(['http']);
    expect(rulesOf('electron/main/a.ts', module)).toEqual(['http']);
    expect(rulesOf('renderer/client/a.ts', `globalThis.fetch('x');`)).toEqual(['http']);
    expect(rulesOf('electron/store/remote/a.ts', `${module} ${call}`)).toEqual([]);
    expect(rulesOf('electron/demo/a.ts', module)).toEqual([]);
    expect(rulesOf('electron/main/a.ts', `deps.fetch('x');`)).toEqual([]);
    expect(rulesOf('electron/main/a.ts', 'const load = ({ fetch }: Deps) => fetch(1);')).toEqual([]);
    expect(rulesOf('electron/main/a.ts', 'const load = (a: typeof fetch) => fetch(1);')).toEqual(['http']);
  });

  it('lets only the folders of tables write SQL', () => {
    const texts = [
      'const q = sql`anything`;',
      `run('select id from members where name = ?');`,
      'run(`DELETE FROM members WHERE id = 1`);',
      `run('pragma user_version');`,
    ];
    for (const text of texts) {
      expect(rulesOf('electron/store/change/a.ts', text)).toEqual(['sql']);
      expect(rulesOf('electron/store/copy/a.ts', text)).toEqual([]);
    }
    expect(rulesOf('renderer/ui/a.tsx', `const label = 'Select all from this page';`)).toEqual([]);
  });

  it('lets only one file write numbers and moments for the eye', () => {
    for (const text of [
      '(4812).toLocaleString();',
      `at.toLocaleDateString('en');`,
      'new Intl.NumberFormat();',
    ]) {
      expect(rulesOf('renderer/ui/a.ts', text)).toEqual(['format']);
      expect(rulesOf('electron/store/change/a.ts', text)).toEqual(['format']);
      expect(rulesOf('shared/base/format.ts', text)).toEqual([]);
    }
    expect(rulesOf('renderer/ui/a.ts', 'const at: Intl.DateTimeFormatOptions = {};')).toEqual([]);
  });
});

describe('the oldest Electron', () => {
  const young = [
    'Promise.withResolvers();',
    'Object.groupBy(a, f);',
    'a.union(b);',
    'map.values().map(f);',
    'AbortSignal.any([a]);',
    'URL.canParse(a);',
  ];

  it.each(young)('refuses %s where it runs, and leaves the store alone', (text) => {
    for (const path of ['renderer/client/a.ts', 'electron/main/a.ts', 'shared/core/plan/a.ts']) {
      expect(rulesOf(path, text)).toEqual(['runtime']);
    }
    expect(rulesOf('electron/store/api/a.ts', text)).toEqual([]);
  });

  it('refuses globals that its main process lacks, unless the file brings them', () => {
    expect(rulesOf('electron/main/a.ts', 'crypto.randomUUID();')).toEqual(['runtime']);
    expect(rulesOf('electron/main/a.ts', `import crypto from 'node:crypto'; crypto.randomUUID();`)).toEqual(
      [],
    );
    expect(rulesOf('renderer/client/a.ts', 'crypto.randomUUID();')).toEqual([]);
  });

  it('is silent about what only looks alike', () => {
    const text = 'Object.values(a).map(f); z.union([a, b]); a.toSorted(); [...map.values()].map(f);';
    expect(rulesOf('renderer/client/a.ts', text)).toEqual([]);
  });

  it('refuses style that it does not understand', () => {
    expect(rulesOf('renderer/ui/a.css', 'a { color: light-dark(#000, #fff); }')).toEqual(['runtime']);
    expect(rulesOf('renderer/ui/a.css', 'a { color: oklch(0.5 0.1 20); }')).toEqual([]);
  });
});

describe('waiting', () => {
  it.each([
    ['electron/preload/index.ts', `const token = ipcRenderer.sendSync('give');`],
    ['electron/preload/index.ts', `const token = ipcRenderer['sendSync']('give');`],
    ['electron/preload/index.ts', `const { sendSync } = ipcRenderer;`],
    ['electron/main/ipc/a.ts', `ipcMain.on('x', (event) => { event.returnValue = 1; });`],
    ['electron/main/asks/a.ts', `const [path] = dialog.showOpenDialogSync(window, {});`],
    ['electron/main/asks/a.ts', `dialog.showMessageBoxSync(window, { message: 'x' });`],
    ['renderer/client/a.ts', `window.rollcall.sendSync('x');`],
  ])('of one process for another is refused in %s', (path, text) => {
    expect(rulesOf(path, text)).toContain('sync');
  });

  it('is not what asking and being answered is', () => {
    const text =
      'ipcRenderer.invoke(a); dialog.showOpenDialog(b, {}); readFileSync(c); const returnValue = 1;';
    expect(rulesOf('electron/main/asks/a.ts', text)).not.toContain('sync');
  });
});

describe('kinds of change', () => {
  it.each([
    ['electron/store/change/plan/a.ts', `if (kind === 'membership') go();`],
    ['shared/core/plan/a.ts', `switch (kind) { case 'user-status': go(); }`],
    [
      'electron/store/db/journal/a.ts',
      "const a = sql`SELECT n FROM change WHERE kind IN ('custom-role', ?)`;",
    ],
    ['electron/store/change/draft/a.ts', `const subject = { kind: 'member-roles' };`],
    ['renderer/features/review/a.ts', `const isRole = kind === 'custom-role';`],
  ])('are not called by name in %s', (path, text) => {
    expect(rulesOf(path, text)).toContain('kinds');
  });

  it.each([
    ['shared/kinds/membership.ts', `const kind = 'membership';`],
    ['electron/store/change/kinds/user-status.ts', `personSubject('site-roles', id);`],
    ['renderer/features/staging/a.ts', `stage({ ...scope, kind: 'membership', who });`],
    ['electron/store/change/plan/a.test.ts', `const kind = 'membership';`],
    ['electron/store/change/plan/a.ts', `say('their membership ends');`],
  ])('may be named in %s', (path, text) => {
    expect(rulesOf(path, text)).not.toContain('kinds');
  });
});

describe('files', () => {
  it('refuses a default export, except in configuration', () => {
    expect(rulesOf('build/a.ts', 'export default 1;')).toEqual(['default-export']);
    expect(rulesOf('build/a.ts', 'const a = 1; export { a as default };')).toEqual(['default-export']);
    expect(rulesOf('vitest.config.ts', 'export default 1;')).toEqual([]);
  });

  it('refuses more than 400 lines', () => {
    expect(rulesOf('build/a.ts', '\n'.repeat(401))).toEqual(['length']);
    expect(rulesOf('build/a.ts', '\n'.repeat(400))).toEqual([]);
  });

  it.each(['biome-ignore lint: x', '@ts-ignore', '@ts-expect-error', 'eslint-disable', 'oxlint-disable'])(
    'refuses the comment %s',
    (comment) => {
      expect(rulesOf('build/a.ts', `// ${comment}\nexport const a = 1;`)).toEqual(['suppression']);
      expect(rulesOf('build/a.tsx', `export const a = <b>{/* ${comment} */}</b>;`)).toEqual(['suppression']);
      expect(rulesOf('build/a.ts', `export const a = '${comment}';`)).toEqual([]);
    },
  );
});

it('sees the whole repository, this file included', () => {
  const paths = readSources().map(({ path }) => path);
  expect(paths).toContain('build/lint/boundaries.test.ts');
  expect(paths).toContain('shared/base/result.ts');
  expect(paths.some((path) => path.includes('node_modules'))).toBe(false);
});

describe('keys', () => {
  it.each([
    '<input onKeyDown={(event) => event.preventDefault()} />',
    '<input onKeyDown={press} />',
    '<input onKeyDownCapture={onPress(act)} {...{ onKeyUp: act }} />',
    `document.addEventListener('keydown', act);`,
    `for (const name of ['keyup']) page.addEventListener(name, act);`,
    'document.onkeydown = act;',
    'const act = ({ keyCode }: Event) => keyCode;',
    'const act = (event: KeyboardEvent) => event;',
    'const isOurs = event.nativeEvent.isComposing;',
  ])('are heard through one place in the windows: %s', (text) => {
    expect(rulesOf('renderer/features/a/a.tsx', `export const a = () => { ${text} };`)).toContain('keys');
  });

  it('may be heard through it, and read by it', () => {
    const text = `const press = onPress<HTMLElement>(act);
      export const A = () => <input onKeyDown={press} onKeyUp={onPress(() => 1)} />;`;
    expect(rulesOf('renderer/features/a/a.tsx', text)).toEqual([]);
    expect(rulesOf('renderer/ui/keys.ts', `document.addEventListener('keydown', act);`)).toEqual([]);
    expect(rulesOf('electron/main/a.ts', `contents.on('keydown', act);`)).toEqual([]);
  });
});
