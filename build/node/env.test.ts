import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inRoot, root } from '../base/root.ts';
import { toAppEnv } from '../system/app-env.ts';
import { toPlainEnv, toToolEnv } from './env.mjs';

/** What terminals, editors, agents and old build chains leave lying about. */
const HOSTILE = {
  ELECTRON_RUN_AS_NODE: '1',
  ELECTRON_NO_ASAR: '1',
  ELECTRON_ENABLE_LOGGING: '1',
  ELECTRON_FORCE_IS_PACKAGED: 'true',
  NODE_OPTIONS: '--openssl-legacy-provider',
  NODE_PATH: '/elsewhere',
  NODE_ENV: 'production',
  NODE_TLS_REJECT_UNAUTHORIZED: '0',
  NODE_V8_COVERAGE: '/tmp/coverage',
  NODE_DEBUG: 'http',
  VSCODE_INSPECTOR_OPTIONS: '{}',
  LD_PRELOAD: '/tmp/x.so',
  DYLD_INSERT_LIBRARIES: '/tmp/x.dylib',
  GTK_PATH: '/snap/code/1/usr/lib/gtk-3.0',
  GTK_MODULES: 'x',
  GIO_MODULE_DIR: '/snap/code/1',
  SSLKEYLOGFILE: '/tmp/keys',
  CHROME_DESKTOP: 'code.desktop',
  AWS_SECRET_ACCESS_KEY: 'not a secret',
  CODER_SESSION_TOKEN: 'not a token',
} as const;

/** What is missed when it is gone. */
const NEEDED = {
  PATH: '/usr/bin',
  HOME: '/home/ada',
  LANG: 'de_DE.UTF-8',
  LC_TIME: 'sv_SE.UTF-8',
  DISPLAY: ':0',
  WAYLAND_DISPLAY: 'wayland-0',
  XDG_RUNTIME_DIR: '/run/user/1000',
  DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/1000/bus',
  XMODIFIERS: '@im=ibus',
  https_proxy: 'http://proxy.acme.example:3128',
  Path: 'C:\\Windows',
  SystemRoot: 'C:\\Windows',
  'ProgramFiles(x86)': 'C:\\Program Files (x86)',
  ROLLCALL_BUILT: '1',
} as const;
const FOR_TOOLS = {
  npm_execpath: '/npm.js',
  npm_config_registry: 'https://registry.acme.example',
  NODE_EXTRA_CA_CERTS: '/etc/ssl/acme.pem',
  ELECTRON_MIRROR: 'https://mirror.acme.example/',
  CI: 'true',
  TEST_WORKER_INDEX: '0',
} as const;
const ALL = { ...HOSTILE, ...NEEDED, ...FOR_TOOLS };

const read = (path: string): string => readFileSync(inRoot(path), 'utf8');
/** What a mutant looks like, and what a page tries, is text. */
const isCode = (path: string): boolean => !/ways-out|test\/mutants\/(?!run|scratch)/.test(path);
const sources = globSync('{build,electron,renderer,shared,test}/**/*.{ts,tsx,mjs,cjs}', { cwd: root })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => !/\.(test|e2e)\.tsx?$|\/testing\/|\.d\.mts$/.test(path));

describe('the environment of what we start', () => {
  it('has what an app needs, and nothing that changes how Node or Electron runs', () => {
    expect(toPlainEnv(ALL)).toEqual(NEEDED);
    expect(toToolEnv(ALL)).toEqual({ ...NEEDED, ...FOR_TOOLS });
  });

  it('is that of the app as well, with its display and the Node of its store', () => {
    const before = { ...process.env };
    Object.assign(process.env, HOSTILE);
    try {
      const env = toAppEnv({ env: { DISPLAY: ':7' } });
      for (const name of Object.keys(HOSTILE)) expect(env[name], name).toBeUndefined();
      expect(env).toMatchObject({ DISPLAY: ':7', ROLLCALL_NODE: process.execPath });
    } finally {
      for (const name of Object.keys(HOSTILE)) delete process.env[name];
      Object.assign(process.env, before);
    }
  });

  it('is left in a script of ours by the first thing that it does', () => {
    const door = JSON.stringify(inRoot('build', 'node', 'env.mjs'));
    const script = `const { cleanOwnEnv } = await import(${door}); cleanOwnEnv(); console.log(JSON.stringify(process.env));`;
    // Node takes these from its options itself; the others could keep it from starting.
    const env = { ...ALL, PATH: process.env.PATH, NODE_V8_COVERAGE: '', NODE_DEBUG: '', LD_PRELOAD: '' };
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      env,
      encoding: 'utf8',
    });
    const left: unknown = JSON.parse(stdout);
    for (const name of Object.keys(HOSTILE)) expect(left).not.toHaveProperty([name]);
    expect(left).toMatchObject({ HOME: NEEDED.HOME, npm_execpath: FOR_TOOLS.npm_execpath });
  });
});

describe('every process that is started', () => {
  it('has a row in docs/processes.md, and every row a file that starts one', () => {
    const starts =
      /\bfrom 'node:child_process'|\bnew Worker\(findEntry|\bWorker\(entry|utilityProcess\.fork|_electron\.launch/g;
    // A file that starts two has a row for each.
    const starters = sources.filter(isCode).flatMap((path) =>
      [
        ...read(path)
          .replaceAll(/^import type .*$/gm, '')
          .matchAll(starts),
      ].map(() => path),
    );
    const rows = [...read('docs/processes.md').matchAll(/^\| `([^`]+)` \|/gm)].flatMap(([, path]) =>
      path?.includes('/') ? [path] : [],
    );
    expect(rows.toSorted()).toEqual(starters.toSorted());
  });

  it('gets no environment that was copied whole', () => {
    const whole = sources
      .filter(isCode)
      .filter((path) => /\.\.\.process\.env\b|\benv: process\.env,?\s*\n\s*(stdio|cwd)/.test(read(path)));
    // They report what they were given, or copy what was cleaned in their first line.
    expect(whole.toSorted()).toEqual(['build/run.mjs', 'test/attack/stub/store.ts']);
  });

  it('is started by a script that cleans its own environment first, whichever script of package.json it is', () => {
    const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Record<string, string> };
    const doors = Object.values(scripts).flatMap((script) => {
      const [, file] = /^node (\S+)/.exec(script) ?? [];
      if (file !== undefined) return [file];
      if (script.startsWith('vitest')) return ['vitest.config.ts'];
      return script.startsWith('playwright') ? ['test/e2e/playwright.config.ts'] : [];
    });
    const open = [...new Set(doors)].filter((file) => !/^cleanOwnEnv\(\);$/m.test(read(file)));
    // They start nothing.
    expect(open.toSorted()).toEqual(['build/lint/main.ts', 'electron/demo/cli.ts']);
    for (const file of open) expect(read(file)).not.toContain('child_process');
  });
});
